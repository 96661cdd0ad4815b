/** DynamoDB tables: a service of the Region, which keeps every item in three zones and asks nobody when one is lost. */
import type { ResourceView, StackView } from "../../../policy/views";
import type { TierLoss } from "./result";
import { untouched } from "./tier-loss";
import { plural } from "./words";

export function readTables(stack: StackView): readonly ResourceView[] {
  return stack.all("aws:dynamodb/table:Table");
}

/** Undefined where the stack has no table. */
export function judgeTables(tables: readonly ResourceView[]): TierLoss | undefined {
  return tables.length === 0 ? undefined : untouched("tables", `${plural(tables.length, "table")} of the Region`);
}
