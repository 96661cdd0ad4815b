/** Databases: Multi-AZ or one zone, backups, and read replicas with theirs. */
import { DATABASE, isReplica, replicasOf } from "../../../policy/databases";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { secondsOf } from "./figures";
import type { TierLoss } from "./result";
import { distinctZones, isResource, type Loss, maybeIn, type Zones } from "./stack";
import { combine, untouched } from "./tier-loss";
import { countOf, DATA_LOSSES, showZones } from "./words";

export interface Replica {
  readonly view: ResourceView;
  readonly zones: Zones;
}

/** What the launch template's script installs where instances turn to the primary by themselves. */
const READS_FOLLOWER = "cloudmart-reads.timer";

export interface Database {
  readonly view: ResourceView;
  /** Where it may stand: the zone it is pinned to, else any of its subnets'. */
  readonly zones: Zones;
  readonly isMultiAz: boolean;
  readonly replicas: readonly Replica[];
  /** Do the instances send reads to the primary while a replica does not answer? */
  readonly isReadAnyway: boolean;
  /** 0: no backups; undefined where only a deployment decides it. */
  readonly backupDays: number | undefined;
}

export function readDatabases(stack: StackView): readonly Database[] {
  const isReadAnyway = stack.all("aws:ec2/launchTemplate:LaunchTemplate").some(followsReplicas);
  const primaries = stack.all(DATABASE).filter((view) => told(() => isReplica(view)) !== true);
  return primaries.map((view) => {
    const zones = placeOf(stack, view);
    const replicas = told(() => replicasOf(view, stack)) ?? [];
    return {
      view,
      zones,
      // In a single zone there is nowhere for a standby.
      isMultiAz: told(() => view.flag("multiAz")) === true && zones?.length !== 1,
      replicas: replicas.map((replica) => ({
        view: replica,
        zones: placeOf(stack, replica) ?? inherited(stack, view),
      })),
      isReadAnyway,
      backupDays: told(() => view.number("backupRetentionPeriod") ?? 0),
    };
  });
}

function followsReplicas(launchTemplate: ResourceView): boolean {
  const userData = told(() => launchTemplate.text("userData")) ?? "";
  return Buffer.from(userData, "base64").toString().includes(READS_FOLLOWER);
}

function placeOf(stack: StackView, instance: ResourceView): Zones {
  const pinned = told(() => instance.text("availabilityZone") ?? "");
  if (pinned === undefined) return undefined;
  return pinned === "" ? inherited(stack, instance) : [pinned];
}

/** Zones of its subnet group; a replica without one has its source's. */
function inherited(stack: StackView, instance: ResourceView): Zones {
  const groups = told(() => stack.referred(instance, "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup")) ?? [];
  return groups[0] && distinctZones(stack, groups[0], "subnetIds");
}

/** Undefined where the stack has none. */
export function judgeDatabases(databases: readonly Database[], loss: Loss): TierLoss | undefined {
  return combine(databases.map((database) => judge(database, loss)));
}

function judge(database: Database, loss: Loss): TierLoss {
  const replicas = database.replicas.filter(({ zones }) => loss.kind !== "zone" || !maybeIn(zones, loss.zone));
  if (!isHit(database, loss)) return judgeReplicas(database, replicas);
  if (database.isMultiAz) return failOver(database, replicas);
  return { ...lose(database), ...(replicas.length > 0 && promote(replicas)) };
}

function isHit({ view, zones }: Database, loss: Loss): boolean {
  return loss.kind === "zone" ? maybeIn(zones, loss.zone) : isResource(loss, view);
}

function judgeReplicas({ replicas: all, isReadAnyway }: Database, left: readonly Replica[]): TierLoss {
  const text = `the primary${showReplicas(all, left)}`;
  if (left.length === all.length) return untouched("database", text);
  const lost = { tier: "database", state: "degraded", left: text, dataLoss: DATA_LOSSES.none } as const;
  if (isReadAnyway) {
    const seconds = secondsOf("reads-turn-to-primary");
    const mechanism = "the instances send reads to the primary, which answers all of them";
    return { ...lost, mechanism, interruptionSeconds: seconds, recoverySeconds: seconds };
  }
  return {
    ...lost,
    mechanism: "a person sends reads to the primary, or creates the replica elsewhere",
    // Writes go on; reads may not.
    ...{ interruptionSeconds: null, recoverySeconds: null },
  };
}

function failOver({ replicas: all, isReadAnyway }: Database, left: readonly Replica[]): TierLoss {
  const [low, high] = secondsOf("database-failover");
  const turns = isReadAnyway && left.length < all.length;
  const [, turning] = turns ? secondsOf("reads-turn-after-failover") : [0, 0];
  const seconds = [low, high + turning] as const;
  return {
    ...{ tier: "database", state: "degraded", left: `the standby${showReplicas(all, left)}` },
    mechanism: `RDS fails over to the standby in another zone, under the same address${turns ? "; the instances send reads there, too" : ""}`,
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds, dataLoss: DATA_LOSSES.none },
  };
}

function lose({ replicas, backupDays }: Database): TierLoss {
  const lost = { tier: "database", state: "down", left: `nothing${showReplicas(replicas, [])}` } as const;
  const waiting = { interruptionSeconds: null, recoverySeconds: null };
  if (backupDays === 0) {
    return { ...lost, ...waiting, mechanism: "nothing: it has no backups", dataLoss: DATA_LOSSES.everything };
  }
  const seconds = secondsOf("database-restore").join("-");
  return {
    ...{ ...lost, ...waiting },
    mechanism: `a person restores the backup to a new instance (${seconds} s, and copying the data)`,
    dataLoss: backupDays === undefined ? DATA_LOSSES.unknown : DATA_LOSSES.fiveMinutes,
  };
}

/** Nothing takes writes until somebody decides that the primary is gone for good. */
function promote(left: readonly Replica[]): Pick<TierLoss, "left" | "mechanism" | "dataLoss"> {
  const zones = left[0]?.zones;
  return {
    left: `reads only, from ${left.length} replica${left.length === 1 ? "" : "s"} (${showZones(zones)})`,
    mechanism: "a person promotes the read replica (a few minutes, with a reboot)",
    dataLoss: DATA_LOSSES.lastWrites,
  };
}

function showReplicas(all: readonly Replica[], left: readonly Replica[]): string {
  return all.length === 0 ? "" : ` and ${countOf(left.length, all.length, "read replica")}`;
}
