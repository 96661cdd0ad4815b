/** A sample for every run of the specs; `npm run test:fuzz` takes a thousand. */
import { specifyAccepted } from "./accepted-stack-files";

specifyAccepted(5, 4_000);
