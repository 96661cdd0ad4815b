/**
 * What can be broken on purpose, each scenario as plain data: what it hits, what it does, and the rights it needs.
 * https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
 */
import type * as pulumi from "@pulumi/pulumi";
import * as rights from "./experiment-rights";
import type { RecoveryArgs } from "./recovery-args";
import type { Statement } from "../shared/service-role";

export const SCENARIOS = [
  "zone-power-loss",
  "database-failover",
  "cache-failover",
  "instance-stop",
  "nat-loss",
] as const;
export type Scenario = (typeof SCENARIOS)[number];

interface Target {
  readonly resourceType: string;
  readonly arns?: pulumi.Input<string>[];
  /** Instead of ARNs, where nobody knows them beforehand or FIS takes none. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly filters?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mode?: string;
}

/** One thing that is done to one target. */
export interface Step {
  readonly actionId: string;
  /** What the action calls its target. */
  readonly targetKey: string;
  readonly target: Target;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface Experiment {
  readonly description: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly rights: readonly Statement[];
  /** Of several targets some may be elsewhere: `skip` goes on with the others. */
  readonly emptyTargets: "fail" | "skip";
}

/** As long as a failover, and until the group has replaced what is lost. */
const OUTAGE = "PT10M";
/** Long enough for connections to time out and names to be looked up again; AWS's own figure for a zone's power. */
const SILENCE = "PT2M";

/** What the stack can be put through; without a standby there is nothing to fail over to. */
export function planExperiments(args: RecoveryArgs): Partial<Record<Scenario, Experiment>> {
  return {
    "zone-power-loss": planZonePowerLoss(args),
    "database-failover": planDatabaseFailover(args),
    ...(args.hasCacheStandby && { "cache-failover": planCacheFailover(args) }),
    "instance-stop": planInstanceStop(args),
    "nat-loss": planNatLoss(args),
  };
}

function zoneOf({ network }: RecoveryArgs): string {
  return network.workloadZones[0] ?? "";
}

function planZonePowerLoss(args: RecoveryArgs): Experiment {
  const zone = zoneOf(args);
  const { tags } = args;
  return {
    description: `Power loss of ${zone}: its instances stop and cannot be replaced there, its subnets go silent`,
    steps: {
      "stop-instances": stopInstances({ tags, filters: { "Placement.AvailabilityZone": zone } }),
      "refuse-launches": {
        actionId: "aws:ec2:asg-insufficient-instance-capacity-error",
        targetKey: "AutoScalingGroups",
        target: { resourceType: "aws:ec2:autoscaling-group", arns: [args.compute.autoScalingGroupArn] },
        parameters: { availabilityZoneIdentifiers: zone, duration: OUTAGE, percentage: "100" },
      },
      "silence-subnets": {
        actionId: "aws:network:disrupt-connectivity",
        targetKey: "Subnets",
        target: { resourceType: "aws:ec2:subnet", tags, filters: { AvailabilityZone: zone } },
        parameters: { duration: SILENCE, scope: "all" },
      },
      ...(args.hasDatabaseStandby && {
        "fail-over-database": failOverDatabase(args, { availabilityZoneIdentifiers: zone }),
      }),
      ...(args.hasCacheStandby && { "interrupt-cache": interruptCache(args) }),
    },
    rights: [
      ...rights.stopInstances(args),
      ...rights.refuseLaunches(),
      ...rights.silenceSubnets(args),
      ...(args.hasDatabaseStandby ? rights.rebootDatabase(args) : []),
      ...(args.hasCacheStandby ? rights.interruptCache(args) : []),
    ],
    emptyTargets: "skip",
  };
}

function planDatabaseFailover(args: RecoveryArgs): Experiment {
  const what = args.hasDatabaseStandby ? "fails over to its standby" : "restarts; it has no standby to fail over to";
  return {
    description: `The database ${what}`,
    steps: { "fail-over-database": failOverDatabase(args) },
    rights: rights.rebootDatabase(args),
    emptyTargets: "fail",
  };
}

function planCacheFailover(args: RecoveryArgs): Experiment {
  return {
    description: `The cache loses its nodes in ${zoneOf(args)}`,
    steps: { "interrupt-cache": interruptCache(args) },
    rights: rights.interruptCache(args),
    emptyTargets: "fail",
  };
}

function planInstanceStop(args: RecoveryArgs): Experiment {
  return {
    description: "One instance stops; the group replaces it",
    steps: { "stop-instances": stopInstances({ tags: args.tags, mode: "COUNT(1)" }) },
    rights: rights.stopInstances(args),
    emptyTargets: "fail",
  };
}

/** A gateway itself cannot be made to fail: its instances lose whatever is outside the VPC, which is the same to them. */
function planNatLoss(args: RecoveryArgs): Experiment {
  return {
    description: `Instances in ${zoneOf(args)} lose their way out of the VPC`,
    steps: {
      "close-way-out": {
        actionId: "aws:network:disrupt-connectivity",
        targetKey: "Subnets",
        // By awsx's own tag: the list of ids is not known while a zone is added, and the template would seem to change.
        target: {
          resourceType: "aws:ec2:subnet",
          tags: { ...args.tags, SubnetType: "Private" },
          filters: { AvailabilityZone: zoneOf(args) },
        },
        parameters: { duration: OUTAGE, scope: "vpc" },
      },
    },
    rights: rights.silenceSubnets(args),
    emptyTargets: "fail",
  };
}

function stopInstances(target: Omit<Target, "resourceType">): Step {
  return {
    actionId: "aws:ec2:stop-instances",
    targetKey: "Instances",
    target: { ...target, resourceType: "aws:ec2:instance", filters: { ...target.filters, "State.Name": "running" } },
    // The group terminates what has stopped before FIS could start it again.
    parameters: { startInstancesAfterDuration: OUTAGE, completeIfInstancesTerminated: "true" },
  };
}

function failOverDatabase(args: RecoveryArgs, parameters?: Readonly<Record<string, string>>): Step {
  return {
    actionId: "aws:rds:reboot-db-instances",
    targetKey: "DBInstances",
    target: { resourceType: "aws:rds:db", arns: [args.database.arn], ...(parameters && { parameters }) },
    // RDS refuses a failover without a standby.
    parameters: { forceFailover: args.hasDatabaseStandby ? "true" : "false" },
  };
}

/** FIS finds replication groups by tag only. */
function interruptCache(args: RecoveryArgs): Step {
  return {
    actionId: "aws:elasticache:replicationgroup-interrupt-az-power",
    targetKey: "ReplicationGroups",
    target: {
      resourceType: "aws:elasticache:replicationgroup",
      tags: args.tags,
      parameters: { availabilityZoneIdentifier: zoneOf(args) },
    },
    parameters: { duration: OUTAGE },
  };
}
