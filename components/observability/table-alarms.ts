import type { AlarmDefinition, Series } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** What AWS's own recommended alarm takes for late: three minutes. */
const LATE_MILLISECONDS = 180_000;

/** What the application does with items; DynamoDB counts its own errors by operation. */
const OPERATIONS = ["GetItem", "Query", "PutItem", "UpdateItem"];

const QUIET = "a table that nobody uses counts nothing";

type Tables = NonNullable<ObservabilityArgs["tables"]>;
type Table = Tables["tables"][string];
type Place = readonly [place: string, table: Table];

/** The tables: that they take what they are asked, and that the copies follow. */
export function planTableAlarms({ tables }: ObservabilityArgs): AlarmDefinition[] {
  if (tables === undefined) return [];
  return Object.entries(tables.tables).flatMap((table) => [
    planThrottles(table),
    planErrors(table),
    ...tables.replicaRegions.map((region) => planDelay(table, region)),
  ]);
}

function read(metric: string, statistic: string, dimensions: Series["dimensions"]): Series {
  return { namespace: "AWS/DynamoDB", metric, statistic, dimensions };
}

/** A series that counts nothing counts as none. */
function sumOf(series: AlarmDefinition["series"]): string {
  return Object.keys(series)
    .map((id) => `FILL(${id}, 0)`)
    .join(" + ");
}

/** Of the table, and of each index: a write waits for all of them. */
function planThrottles([place, { name, indexNames }]: Place): AlarmDefinition {
  const owners = [{}, ...indexNames.map((index) => ({ GlobalSecondaryIndexName: index }))];
  const series = Object.fromEntries(
    owners.flatMap((owner, index) =>
      (["Read", "Write"] as const).map((kind) => {
        const dimensions = { TableName: name, ...owner };
        return [`${kind.toLowerCase()}${index}`, read(`${kind}ThrottleEvents`, "Sum", dimensions)] as const;
      }),
    ),
  );
  return {
    role: `table-throttles-${place}`,
    row: "Tables",
    title: "Requests refused for their number",
    place,
    says: `the table ${place} refuses requests: one partition key is asked for too often, a maximum in the stack file is reached, or AWS's quota. Look at the key design before raising either.`,
    severity: "ticket",
    isEssential: true,
    series,
    expression: sumOf(series),
    when: ">",
    threshold: 0,
    periodSeconds: 300,
    periods: 2,
    missing: { as: "notBreaching", because: QUIET },
  };
}

function planErrors([place, { name }]: Place): AlarmDefinition {
  const series = Object.fromEntries(
    OPERATIONS.map((operation) => [
      operation.charAt(0).toLowerCase() + operation.slice(1),
      read("SystemErrors", "Sum", { TableName: name, Operation: operation }),
    ]),
  );
  return {
    role: `table-errors-${place}`,
    row: "Tables",
    title: "DynamoDB's own errors",
    place,
    says: `DynamoDB answers requests for the table ${place} with errors of its own. Look at the AWS Health Dashboard; with a replica, docs/runbooks/region-loss.md.`,
    severity: "page",
    isEssential: true,
    series,
    expression: sumOf(series),
    when: ">",
    // A few are retried by the SDK without anybody noticing.
    threshold: 10,
    periodSeconds: 60,
    periods: 3,
    missing: { as: "notBreaching", because: QUIET },
  };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
function planDelay([place, { name }]: Place, region: string): AlarmDefinition {
  return {
    role: `table-late-${place}-${region}`,
    row: "Tables",
    title: "Copies are behind, milliseconds",
    place: `${place} in ${region}`,
    says: `the copy of the table ${place} in ${region} is more than three minutes behind; were this Region lost now, that much would be. Look at the AWS Health Dashboard of both, and at throttled writes there.`,
    severity: "ticket",
    isEssential: true,
    series: { value: read("ReplicationLatency", "Average", { TableName: name, ReceivingRegion: region }) },
    when: ">",
    threshold: LATE_MILLISECONDS,
    periodSeconds: 60,
    periods: 15,
    missing: { as: "notBreaching", because: "with nothing to copy there is no delay" },
  };
}
