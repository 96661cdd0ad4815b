/** A sample for every run of the specs; `npm run test:fuzz` takes a thousand. */
import { specifyAccepted } from "./accepted-stack-files";

specifyAccepted(20, 4_000);
