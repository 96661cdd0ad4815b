/** The tables' settings: how items are found, and what keeps them. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { ofType } from "./lookup";
import { each, show, showDays } from "./show-setting";

export function readTables(graph: ResourceGraph): Readonly<Record<string, string>> {
  const tables = ofType(graph, "aws:dynamodb/table:Table");
  if (tables.length === 0) return {};
  return {
    "Items found by": tables.map(showKeys).join("; "),
    Capacity: each(tables, ({ inputs }) => (inputs["billingMode"] === "PAY_PER_REQUEST" ? "on demand" : "provisioned")),
    "Recovery to any second of": each(tables, (table) =>
      showDays(ResourceView.of(table).value("pointInTimeRecovery.recoveryPeriodInDays")),
    ),
    "Deletion protection": each(tables, ({ inputs }) => show(inputs["deletionProtectionEnabled"])),
    "Replicas in": each(tables, showReplicas),
  };
}

/** For example `viewerId and titleId, or viewerId and watchedAt`. */
function showKeys(table: GraphResource): string {
  const pairs = [table.inputs, ...ResourceView.of(table).objects("globalSecondaryIndexes")];
  const shown = pairs.map(({ hashKey, rangeKey }) =>
    rangeKey === undefined ? show(hashKey) : `${show(hashKey)} and ${show(rangeKey)}`,
  );
  return shown.join(", or ");
}

function showReplicas(table: GraphResource): string {
  const regions = ResourceView.of(table)
    .objects("replicas")
    .map(({ regionName }) => show(regionName));
  return regions.length === 0 ? "no other Region" : regions.join(", ");
}
