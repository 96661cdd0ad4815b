/** RDS for PostgreSQL: instance, storage and what grows beside them. Other engines have other prices, and none here. */
import { DATABASE, engineOf, isReplica, primaryOf, storageOf } from "../../../../policy/databases";
import { stripedFromGib } from "../../../../policy/gp3-storage";
import type { ResourceView } from "../../../../policy/views";
import { alwaysOn, type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
import { PUBLIC_ADDRESS } from "./vpc";

const STRIPED_IOPS = 12_000;
const STRIPED_THROUGHPUT_MIBPS = 500;

/** Days of Performance Insights without a charge. */
const FREE_INSIGHTS_DAYS = 7;

/**
 * Major versions past their standard support when the prices were collected, and not yet in the third year, which costs
 * twice as much: https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
const EXTENDED_SUPPORT = { oldest: 12, newest: 13 };

export const databases: Pricers = {
  [DATABASE]: priceDatabase,
  "aws:rds/proxy:Proxy": () => [unpriced("RDS proxy", "it is charged by the vCPUs of the databases behind it")],
};

function* priceDatabase(database: ResourceView, setting: Setting): Generator<Charge> {
  const engine = engineOf(database, setting.stack);
  if (engine !== "postgres") {
    yield unpriced(`${engine === "" ? "database" : engine} instance`, "only PostgreSQL has prices here");
    return;
  }
  yield priceInstance(database);
  if (database.flag("manageMasterUserPassword")) {
    yield alwaysOn("secret of the master password", ["secrets-manager", "secret"], 1);
  }
  if (database.flag("publiclyAccessible")) yield hourly("public IPv4 address", PUBLIC_ADDRESS);
  yield* priceMonitoring(database);
  yield* priceExtendedSupport(database, setting);
  yield* priceStorage(database, setting);
  yield* priceBackups(database, setting);
}

function priceInstance(database: ResourceView): Charge {
  const instanceClass = database.text("instanceClass") ?? "no class";
  const what = `${instanceClass} ${isReplica(database) ? "replica" : "database"}`;
  const note = instanceClass.startsWith("db.t") ? { assumption: "it stays within its CPU credits" } : {};
  return hourly(
    `${what}${database.flag("multiAz") ? ", Multi-AZ" : ""}, hours`,
    ["rds-postgresql", `${instanceClass}:${placementOf(database)}`],
    1,
    note,
  );
}

/** Of prices: a standby in a second zone doubles instance, storage and IOPS. */
function placementOf(database: ResourceView): string {
  return database.flag("multiAz") ? "multi-az" : "single-az";
}

function* priceMonitoring(database: ResourceView): Generator<Charge> {
  const isAdvanced = database.text("databaseInsightsMode") === "advanced";
  if (isAdvanced || (database.number("performanceInsightsRetentionPeriod") ?? 0) > FREE_INSIGHTS_DAYS) {
    yield unpriced("Database Insights", "only seven days of the standard mode are free; no price for more");
  }
  if ((database.number("monitoringInterval") ?? 0) > 0) {
    yield unpriced("Enhanced Monitoring", "how much it logs depends on the interval and the processes");
  }
}

/** A standby is charged for its support as well. */
function* priceExtendedSupport(database: ResourceView, { stack }: Setting): Generator<Charge> {
  const major = unsupportedVersion(primaryOf(database, stack));
  if (major === undefined) return;
  const what = `extended support of PostgreSQL ${major}`;
  const instanceClass = database.text("instanceClass") ?? "";
  const cpus = cpusOf(instanceClass);
  if (major < EXTENDED_SUPPORT.oldest) yield unpriced(what, "no price for its third year");
  else if (cpus === undefined) yield unpriced(what, `how many vCPUs ${instanceClass} has is not known here`);
  else {
    const copies = database.flag("multiAz") ? 2 : 1;
    yield hourly(what, ["rds-postgresql", "extended-support-yr1-2"], copies * cpus);
  }
}

/** The major version of a database that pays for support; undefined of one that need not, or refuses to. */
function unsupportedVersion(primary: ResourceView): number | undefined {
  if (primary.text("engineLifecycleSupport") === "open-source-rds-extended-support-disabled") return undefined;
  const major = Number.parseInt(primary.text("engineVersion") ?? "", 10);
  return major <= EXTENDED_SUPPORT.newest ? major : undefined;
}

/** vCPUs of the current families. */
export function cpusOf(instanceClass: string): number | undefined {
  const [, family = "", size = ""] = instanceClass.split(".");
  if (size === "large" || /^t.+\.(micro|small|medium)$/.test(`${family}.${size}`)) return 2;
  const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? undefined : 4 * Number(multiple || "1");
}

/** `maxAllocatedStorage` lets storage grow by itself: the most it may come to is the maximum. */
function* priceStorage(database: ResourceView, { stack }: Setting): Generator<Charge> {
  const type = database.text("storageType") ?? "gp2";
  const sizeGib = storageOf(database, stack);
  if (sizeGib === undefined) {
    yield unpriced("storage", "its size is the snapshot's, which the graph does not tell");
    return;
  }
  const maximumQuantity = Math.max(sizeGib, database.number("maxAllocatedStorage") ?? 0);
  const item = `${type}-storage:${placementOf(database)}`;
  yield alwaysOn(`${type} storage`, ["rds-postgresql", item], sizeGib, { maximumQuantity });
  if (type === "gp3" && sizeGib >= (stripedFromGib("postgres") ?? Infinity)) yield* priceStripes(database);
}

/** What is asked for above what striped gp3 storage has anyway; below that size AWS takes neither. */
function* priceStripes(database: ResourceView): Generator<Charge> {
  const iops = (database.number("iops") ?? 0) - STRIPED_IOPS;
  const item = `gp3-iops-above-baseline:${placementOf(database)}`;
  if (iops > 0) yield alwaysOn("IOPS above 12,000", ["rds-postgresql", item], iops);
  if ((database.number("storageThroughput") ?? 0) > STRIPED_THROUGHPUT_MIBPS) {
    yield unpriced("throughput above 500 MiB/s", "no price found for it");
  }
}

function* priceBackups(database: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const hasBackups = (each: ResourceView): boolean => (each.number("backupRetentionPeriod") ?? 0) > 0;
  if (!hasBackups(database)) return;
  const gigabytes = shareOf(usage.databaseBackupGbAboveFree, stack.all(DATABASE).filter(hasBackups));
  yield used("backups beyond the free size", ["rds-postgresql", "backup-above-free"], gigabytes);
}
