import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../shared/errors";
import { validateName } from "../shared/names";
import { partitionOf } from "../shared/partition";

/** None: everything can be deleted. Governance: who has the right to, can. Compliance: nobody can, not even AWS. */
export type LockMode = "None" | "Governance" | "Compliance";

/** What the recovery tier is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface RecoveryArgs {
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    /** Zones that carry work; experiments take the first one's power. */
    readonly workloadZones: readonly string[];
  };
  readonly database: {
    /** The primary's. */
    readonly arn: pulumi.Input<string>;
    /** What its snapshots are encrypted with. */
    readonly keyArn: pulumi.Input<string>;
    readonly subnetGroupName: pulumi.Input<string>;
    readonly securityGroupId: pulumi.Input<string>;
  };
  readonly compute: {
    readonly loadBalancerArn: pulumi.Input<string>;
    readonly autoScalingGroupArn: pulumi.Input<string>;
  };
  /** Who is told, and what stops an experiment. Left out, nobody is told, and there are no experiments or practice runs. */
  readonly alarms?:
    | {
        readonly ticketTopicArn: pulumi.Input<string>;
        readonly downForReadersAlarmArn: pulumi.Input<string> | undefined;
      }
    | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Names what an account has by name only, and is the value of the database's tag `Backup`. */
  readonly label: string;
  /** What the stack's resources are tagged with; experiments find instances and cache by it. */
  readonly tags: Readonly<Record<string, string>>;
  /** A standby in a second zone that an experiment can fail over to. */
  readonly hasDatabaseStandby: boolean;
  readonly hasCacheStandby: boolean;
  /** Of the schedules. */
  readonly timeZone: string;
  /** Daily, `cron(0 6 * * ? *)`. */
  readonly backupSchedule: string;
  /** Weekly; needed with `isRestoreTested`. */
  readonly restoreTestSchedule?: string | undefined;
  /** When AWS may practise, `Tue:01:00-Tue:03:00` UTC; needed with `isZoneShifted`. */
  readonly practiceRunWindowUtc?: string | undefined;
  /** Needed with `isCopied`. */
  readonly standby?: { readonly region: string } | undefined;
  /** Days that a snapshot is kept, and its copy; 7 or more, or AWS bills a week all the same. */
  readonly backupRetentionDays: number;
  /** Days that the database's own backups are kept; their copies as long. */
  readonly automatedBackupRetentionDays: number;
  readonly isCopied: boolean;
  readonly isRestoreTested: boolean;
  readonly isZoneShifted: boolean;
  /** Days that the experiments' log is kept. */
  readonly logRetentionDays: number;
  /** The key of that log; left out, CloudWatch's own. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
  /** Locks the vaults, for as long as a snapshot is kept. */
  readonly lockMode: LockMode;
  /** Vaults, keys and the experiments' log cannot be deleted by accident; false: vaults go with everything in them. */
  readonly isProtected: boolean;
}

const NAME_LIMIT = 50;

/** An ARN of the stack's own Region and account. */
export function arnOf({ region, accountId }: RecoveryArgs, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
}

/** The name of what takes letters, digits and underscores only. */
export function wordOf({ label }: RecoveryArgs): string {
  return label.replaceAll(/\W/g, "_");
}

/** Refuses, all at once, what AWS would refuse half-way through a deployment, and copies that help nobody. */
export function refuseBadArgs(name: string, args: RecoveryArgs): void {
  refuse([
    // The longest of the tier's names.
    ...validateName("aws:backup/vault:Vault", `${name}-standby`),
    ...validateName("aws:iam/role:Role", `${name}-database-failover`),
    ...unless(wordOf(args).length <= NAME_LIMIT, {
      key: "recovery.label",
      received: args.label,
      allowed: `${NAME_LIMIT} characters or fewer`,
      reason: "A restore testing plan has a name of its own, and AWS Backup takes no longer one",
    }),
    ...findRetentionProblems(args),
    ...findMissing(args),
    ...unless(args.standby?.region !== args.region, {
      key: "recovery.standby.region",
      received: args.standby?.region,
      allowed: `a Region other than ${args.region}`,
      reason: "A copy in the same Region is lost together with the original",
    }),
  ]);
}

function findRetentionProblems({ backupRetentionDays: received }: RecoveryArgs): Problem[] {
  return unless(Number.isInteger(received) && received >= 7 && received <= 36_500, {
    key: "recovery.backupRetentionDays",
    received,
    allowed: "7 to 36500",
    reason: "AWS bills a week of storage for whatever is deleted sooner",
  });
}

function findMissing(args: RecoveryArgs): Problem[] {
  const needs = [
    ["standby", args.isCopied, args.standby, "a block with region"],
    ["restoreTestSchedule", args.isRestoreTested, args.restoreTestSchedule, "a cron expression"],
    ["practiceRunWindowUtc", args.isZoneShifted, args.practiceRunWindowUtc, "a window such as Tue:01:00-Tue:03:00"],
  ] as const;
  return needs.flatMap(([key, isNeeded, received, allowed]) =>
    unless(!isNeeded || received !== undefined, { key: `recovery.${key}`, received, allowed }),
  );
}

function unless(isFine: boolean, problem: Problem): Problem[] {
  return isFine ? [] : [problem];
}
