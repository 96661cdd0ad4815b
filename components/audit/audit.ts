import * as pulumi from "@pulumi/pulumi";
import type { Bucket } from "../shared/bucket";
import { optional } from "../shared/optional";
import { createAlarms } from "./alarms";
import { type AuditArgs, refuseBadArgs } from "./audit-args";
import { createConfigurationBucket, createLogBucket, createTrailBucket } from "./buckets";
import { createConfiguration } from "./configuration";
import { createConfigurationKey, createTrailKey } from "./key";
import { createThreatDetection } from "./threat-detection";
import { createTrail } from "./trail";

export type { AuditArgs } from "./audit-args";

/**
 * What an auditor asks for: who did what in the account, kept where nobody can change it before its time; by policy how
 * every resource was set and what is set wrong (AWS Config), and who attacks (GuardDuty). Whoever touches the record is
 * told of at once.
 *
 * Leaves out: logs of the application, the network and the load balancer (each tier has its own), the keys of log groups
 * (logging). One stack of an account and Region has Config and GuardDuty: AWS has one recorder and one detector there.
 *
 * Stateful: buckets, keys.
 *
 * Cost, USD a month: 1 for each key, one or two, 0.10 for the alarm, storage by use; 0.76 for each GB in CloudWatch Logs (Seoul). By
 * policy AWS Config, about 10 in a stack that changes little, and GuardDuty, by events and GB. The account's first trail
 * is free.
 */
export class Audit extends pulumi.ComponentResource {
  readonly trailArn: pulumi.Output<string>;
  /** Where the trail's files are. */
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AuditArgs, options: pulumi.ComponentResourceOptions = {}) {
    refuseBadArgs(name, args);
    super("cloudmart:audit:Audit", name, {}, options);

    const child = { parent: this };
    const logBucket = createLogBucket(name, args, this);
    const key = createTrailKey(`${name}-trail`, args, this);
    const bucket = createTrailBucket(name, args, { keyArn: key.arn, logBucket }, this);
    const { trail, logGroup } = createTrail(name, args, { bucket, key }, child);
    if (args.isConfigurationRecorded) this.recordConfiguration(name, args, logBucket);
    if (args.isThreatDetectionOn) createThreatDetection(name, args, child);
    optional(args.alarms, (topics) => {
      createAlarms(name, args, topics, logGroup, child);
    });

    this.trailArn = trail.arn;
    this.bucketName = bucket.bucket.bucket;
    this.registerOutputs({ trailArn: this.trailArn, bucketName: this.bucketName });
  }

  /** With a bucket and a key of its own: AWS Config writes to no bucket that is locked like the trail's. */
  private recordConfiguration(name: string, args: AuditArgs, logBucket: Bucket | undefined): void {
    const key = createConfigurationKey(`${name}-configuration`, args, this);
    const bucket = createConfigurationBucket(name, args, { keyArn: key.arn, logBucket }, this);
    createConfiguration(name, { bucket, key }, { parent: this });
  }
}
