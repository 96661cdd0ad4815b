import { dev } from "./dev";
import type { Policy } from "./policy";
import { prod } from "./prod";
import type { StackFile } from "./schema";

/** The policy of each environment that a stack file can name. */
export const policies: Readonly<Record<StackFile["environment"], Policy>> = { dev, prod };
