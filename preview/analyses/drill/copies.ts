/** What of a stack is in another Region: backups of its database, and objects of its archive. */
import { partOf } from "../../../policy/buckets";
import { DATABASE } from "../../../policy/databases";
import { regionOf } from "../../../policy/deployment-target";
import { destinationIn, destinationsOf, isEnabled } from "../../../policy/replications";
import { leadingTo, ledTo } from "../../../policy/relations";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { compareTexts } from "../graph-reading";
import { recoveryPointOf, sourceNamed } from "../zone-loss/figures";

export interface Copy {
  /** For example `automated backups`. */
  readonly what: string;
  readonly region: string;
  /** How old it is at worst, seconds; null where it has no limit. */
  readonly behindSeconds: number | null;
  /** Document and date, or the stack's own setting. */
  readonly source: string;
}

const PLAN = "aws:backup/plan:Plan";
const VAULT = "aws:backup/vault:Vault";
const SELECTION = "aws:backup/selection:Selection";
const AUTOMATED = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** The newest first. */
export function databaseCopies(stack: StackView, home: string): Copy[] {
  return [...automatedCopies(stack, home), ...snapshotCopies(stack, home)].sort((one, other) => age(one) - age(other));
}

function age({ behindSeconds }: Copy): number {
  return behindSeconds ?? Number.MAX_SAFE_INTEGER;
}

/** RDS sends its own snapshots and logs over. */
function automatedCopies(stack: StackView, home: string): Copy[] {
  const { seconds, source } = recoveryPointOf("replicated-backups");
  return stack.all(AUTOMATED).flatMap((copy) => {
    const sources = told(() => ledTo(stack, copy, "sourceDbInstanceArn", DATABASE));
    const region = told(() => regionOf(copy, stack));
    if (sources?.length === 0 || region === undefined || region === home) return [];
    return [{ what: "automated backups", region, behindSeconds: seconds, source }];
  });
}

/** AWS Backup copies each snapshot of a plan that selects anything. */
function snapshotCopies(stack: StackView, home: string): Copy[] {
  const plans = stack
    .all(PLAN)
    .filter((plan) => (told(() => leadingTo(stack, plan, SELECTION, "planId")) ?? []).length > 0);
  return plans.flatMap((plan) =>
    (told(() => plan.length("rules")) ?? 0) === 0
      ? []
      : rulesOf(plan).flatMap((path) => copiesOf(stack, plan, path, home)),
  );
}

function rulesOf(plan: ResourceView): string[] {
  return Array.from({ length: plan.length("rules") ?? 0 }, (_, index) => `rules[${index}]`);
}

function copiesOf(stack: StackView, plan: ResourceView, rule: string, home: string): Copy[] {
  const count = told(() => plan.length(`${rule}.copyActions`)) ?? 0;
  return Array.from({ length: count }, (_, index) => `${rule}.copyActions[${index}].destinationVaultArn`).flatMap(
    (path) => {
      const vaults = told(() => ledTo(stack, plan, path, VAULT)) ?? [];
      const regions = vaults.map((vault) => told(() => regionOf(vault, stack)));
      const region = regions.find((each) => each !== undefined && each !== home);
      if (region === undefined) return [];
      const schedule = told(() => plan.text(`${rule}.schedule`)) ?? "";
      const behindSeconds = secondsBetween(schedule);
      return [{ what: "snapshots of AWS Backup", region, behindSeconds, source: `the plan's schedule, ${schedule}` }];
    },
  );
}

const HOUR = 3600;
const UNITS: Readonly<Record<string, number>> = { minute: 60, hour: HOUR, day: 24 * HOUR };

/** One run of the schedule at a fixed minute: every hour, every day, every week. */
const CRONS: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^\d+ \* [*?] \* [*?] \S+$/, HOUR],
  [/^\d+ \d+ [*?] \* [*?] \S+$/, 24 * HOUR],
  [/^\d+ \d+ [*?] \* \w+ \S+$/, 7 * 24 * HOUR],
];

/** Of the schedules that backups have: hourly, daily, weekly or a rate; null for others. */
export function secondsBetween(schedule: string): number | null {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule);
  if (rate !== null) return Number(rate[1]) * (UNITS[rate[2] ?? ""] ?? 0);
  const fields = /^cron\((.+)\)$/.exec(schedule)?.[1] ?? "";
  return CRONS.find(([pattern]) => pattern.test(fields))?.[1] ?? null;
}

/** Of the buckets whose copies are in another Region; the slowest first, for all of them are needed. */
export function objectCopies(stack: StackView, home: string): Copy[] {
  const copies = stack.all(REPLICATION).flatMap((replication) => {
    const regions = told(() => destinationsOf(replication, stack).map((bucket) => regionOf(bucket, stack))) ?? [];
    const region = regions.find((each) => each !== home);
    if (region === undefined) return [];
    const behindSeconds = told(() => slowestRule(replication)) ?? null;
    const source = behindSeconds === null ? "" : sourceNamed("s3-replication");
    return [{ what: `objects of ${replication.name}`, region, behindSeconds, source }];
  });
  return copies.sort((one, other) => age(other) - age(one) || compareTexts(one.what, other.what));
}

/** S3's promise of each rule that is on; null where one has none. */
function slowestRule(replication: ResourceView): number | null {
  const limits = replication
    .objects("rules")
    .filter(isEnabled)
    .map((rule) => partOf(destinationIn(rule) ?? {}, "replicationTime"))
    .map((limit) => (limit !== undefined && isEnabled(limit) ? partOf(limit, "time")?.["minutes"] : undefined));
  if (limits.length === 0 || limits.some((minutes) => typeof minutes !== "number")) return null;
  return Math.max(...limits.map(Number)) * 60;
}
