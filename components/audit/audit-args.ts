import type * as pulumi from "@pulumi/pulumi";
import { findRetentionProblems, type RetentionDays } from "../shared/archive-lifecycle";
import { refuse, unless } from "../shared/errors";
import { LOG_RETENTION_DAYS } from "../shared/log-retention";
import { validateName } from "../shared/names";
import { partitionOf } from "../shared/partition";

/** What the audit tier is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface AuditArgs extends RetentionDays {
  /** Whose objects the trail follows one by one, by policy. Left out, there is none. */
  readonly archive?: { readonly bucketArn: pulumi.Input<string> } | undefined;
  /** Who is told. Left out, nobody is. */
  readonly alarms?:
    { readonly pageTopicArn: pulumi.Input<string>; readonly ticketTopicArn: pulumi.Input<string> } | undefined;
  /** The key of the trail's log group; left out, CloudWatch's own. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Names the trail: the policies of its bucket and key name it before it exists. */
  readonly label: string;
  /** Days that the trail's files are kept, and locked where `lockMode` locks. PCI DSS 10.5.1 asks for 365 at least. */
  readonly retentionDays: number;
  /** Days that the trail's events are in CloudWatch Logs besides, to be searched and watched; one of its periods. */
  readonly logRetentionDays: number;
  /** Reading and writing single objects of the archive; 0.10 USD for 100,000 events. */
  readonly areObjectsLogged: boolean;
  /** S3's log of requests to the tier's own buckets: who read the trail. */
  readonly areRequestsLogged: boolean;
  /** AWS Config; 0.003 USD for each change of a resource, 0.001 for each judgement of a rule. */
  readonly isConfigurationRecorded: boolean;
  /** GuardDuty; by events and GB, a few USD a month in a small account. */
  readonly isThreatDetectionOn: boolean;
  /** GuardDuty's agent on instances; counts with `isThreatDetectionOn`. 1.50 USD a month for each vCPU (us-east-1). */
  readonly isRuntimeMonitored: boolean;
  /** Locks the trail's files. Governance: who has the right lifts it. Compliance: nobody does, the root user included. */
  readonly lockMode: "None" | "Governance" | "Compliance";
  /** Buckets and key cannot be deleted by accident; false: buckets go with everything in them. */
  readonly isProtected: boolean;
}

/** The trail's, which is named in policies that it needs to be made. */
export function trailArnOf({ region, accountId, label }: AuditArgs): string {
  return `arn:${partitionOf(region)}:cloudtrail:${region}:${accountId}:trail/${label}`;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
const TRAIL_NAME = /^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$/;

/** Refuses, all at once, what AWS would refuse half-way through a deployment. */
export function refuseBadArgs(name: string, args: AuditArgs): void {
  refuse([
    // The longest of the tier's names.
    ...validateName("aws:s3/bucket:Bucket", `${name}-configuration`),
    ...unless(TRAIL_NAME.test(args.label) && args.label.length <= 128, {
      key: "audit.label",
      received: args.label,
      allowed: "3 to 128 letters, digits and single `. _ -` between them",
      reason: "CloudTrail accepts no other name of a trail",
    }),
    ...unless(LOG_RETENTION_DAYS.includes(args.logRetentionDays), {
      key: "audit.logRetentionDays",
      received: args.logRetentionDays,
      allowed: `one of ${LOG_RETENTION_DAYS.join(", ")}`,
      reason: "CloudWatch Logs keeps events for these periods only",
    }),
    ...findRetentionProblems(args, "audit"),
  ]);
}
