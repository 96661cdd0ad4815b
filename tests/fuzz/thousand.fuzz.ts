/** `npm run test:fuzz`. */
import { specifyAccepted } from "./accepted-stack-files";

specifyAccepted(1_000, 1);
