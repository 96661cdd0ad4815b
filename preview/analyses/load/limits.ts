/** What breaks as viewers become more, the first first: AWS's default quotas, and what the stack file allows. */
import { type ResourceView, told } from "../../../policy/views";
import { compareTexts } from "../graph-reading";
import { type Rates, ratesOf } from "./demand";
import { CONNECTIONS_PER_INSTANCE, describeSource, QUOTAS } from "./profile";
import type { Limit } from "./result";
import type { Carriers } from "./stack";

interface Bound {
  readonly what: string;
  readonly limit: number;
  readonly unit: string;
  /** What so many viewers need of it. */
  readonly read: (rates: Rates) => number;
  readonly raisedBy: string;
  readonly source: string;
}

export function findLimits(viewers: number, carriers: Carriers): Limit[] {
  const rates = ratesOf(viewers, carriers);
  return listBounds(carriers)
    .map(({ read, ...bound }) => {
      const needed = read(rates);
      const carriesViewers = mostViewers(bound.limit, read, carriers);
      return { ...bound, needed, carriesViewers, isExceeded: viewers > carriesViewers };
    })
    .sort((one, other) => one.carriesViewers - other.carriesViewers || compareTexts(one.what, other.what));
}

/** Demands never fall as viewers become more, so the most that fits is found by halving. */
function mostViewers(limit: number, read: (rates: Rates) => number, carriers: Carriers): number {
  const fits = (viewers: number): boolean => read(ratesOf(viewers, carriers)) <= limit;
  let [low, high] = [0, 1];
  while (fits(high) && high < Number.MAX_SAFE_INTEGER / 2) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function ofQuota(what: string, key: keyof typeof QUOTAS, read: Bound["read"], limit = QUOTAS[key].value): Bound {
  const { unit, raisedBy, source } = QUOTAS[key];
  return { what, limit, unit, read, raisedBy, source: describeSource(source) };
}

function listBounds(carriers: Carriers): Bound[] {
  return [
    ofQuota("CloudFront, data of one distribution", "distributionGbps", ({ gbps }) => gbps),
    ofQuota("CloudFront, requests of one distribution", "distributionRequests", ({ edgeRequests }) => edgeRequests),
    ...(carriers.hasMedia ? [ofQuota("S3, reads of one prefix", "prefixReads", ({ originReads }) => originReads)] : []),
    ...boundTables(carriers),
    ...boundInstances(carriers),
    ...boundDatabases(carriers),
  ];
}

/** An index is written with its table and has a quota of its own, as high; the table's own maximum may be lower. */
function boundTables({ tables }: Carriers): Bound[] {
  if (tables.length === 0) return [];
  const [writes, reads] = (["maxWriteRequestUnits", "maxReadRequestUnits"] as const).map((key) =>
    lowestOf(tables, key),
  );
  return [
    boundTable("DynamoDB, writes to one table", "tableWriteUnits", ({ tableWrites }) => tableWrites, writes),
    boundTable("DynamoDB, reads of one table", "tableReadUnits", ({ tableReadUnits }) => tableReadUnits, reads),
  ];
}

function boundTable(
  what: string,
  key: "tableWriteUnits" | "tableReadUnits",
  read: Bound["read"],
  own: number | undefined,
): Bound {
  const quota = ofQuota(what, key, read);
  if (own === undefined || own >= quota.limit) return quota;
  return {
    ...quota,
    limit: own,
    raisedBy: "`tables.tables` in the stack file",
    source: "the stack file's own maximum",
  };
}

function lowestOf(tables: readonly ResourceView[], key: string): number | undefined {
  const own = tables.map((table) => told(() => table.number(`onDemandThroughput.${key}`)));
  const known = own.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function boundInstances({ group, requestsPerInstanceAndSecond }: Carriers): Bound[] {
  const most = group && told(() => group.number("maxSize"));
  if (most === undefined || requestsPerInstanceAndSecond === undefined) return [];
  return [
    {
      what: "Auto Scaling group, instances",
      limit: most,
      unit: "instances",
      read: ({ instances = 0 }) => instances,
      raisedBy: "`compute.maxInstances` or a larger `compute.instanceType` in the stack file",
      source: "the stack file: `compute.maxInstances`, `compute.requestsPerTargetPerMinute`",
    },
  ];
}

function boundDatabases({ databases }: Carriers): Bound[] {
  return databases.flatMap((database) => {
    const memory = memoryGiB(told(() => database.text("instanceClass")) ?? "");
    if (memory === undefined) return [];
    const most = Math.min(QUOTAS.databaseConnections.value, Math.floor((memory * 1024 ** 3) / 9_531_392));
    const read = ({ instances = 0 }: Rates): number => instances * CONNECTIONS_PER_INSTANCE;
    return [ofQuota(`PostgreSQL, connections of ${database.name}`, "databaseConnections", read, most)];
  });
}

/** GiB of a large one of each family, and how much of that another size has. */
const OF_LARGE: Readonly<Record<string, number>> = { t: 8, m: 8, r: 16 };
const OF_SIZE: Readonly<Record<string, number>> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 };

/** Of the families t, m and r. https://aws.amazon.com/rds/instance-types/ */
function memoryGiB(instanceClass: string): number | undefined {
  const [, family = "", times = "1", size = ""] = /^db\.([tmr])\d[a-z]*\.(\d+)?(\w+)$/.exec(instanceClass) ?? [];
  const [large, share] = [OF_LARGE[family], OF_SIZE[size]];
  return large === undefined || share === undefined ? undefined : large * share * Number(times);
}
