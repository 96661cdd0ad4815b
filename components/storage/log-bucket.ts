import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createBucket } from "../shared/bucket";
import { letS3WriteLogs, refuseUnsafeTransport, writeDocument } from "../shared/bucket-policy";
import { listLogRules } from "./lifecycle";
import type { LogBuckets } from "./purpose-bucket";
import type { StorageArgs } from "./storage-args";

/**
 * A bucket for the log of requests in each Region that has buckets: S3 logs to a bucket of the same Region and account
 * only. Encrypted with S3's own key, the only one its log writer can use, and not versioned: logs are written once.
 */
export function createLogBuckets(name: string, args: StorageArgs, parent: pulumi.Resource): LogBuckets {
  if (args.requestLogRetentionDays === 0) return {};
  const own = createLogBucket(`${name}-logs`, args, undefined, parent);
  if (!args.isReplicated) return { own };
  return { own, replica: createLogBucket(`${name}-logs-replica`, args, args.replicaRegion, parent) };
}

function createLogBucket(
  name: string,
  args: StorageArgs,
  region: string | undefined,
  parent: pulumi.Resource,
): aws.s3.Bucket {
  const settings = {
    region,
    writePolicy: (arn: pulumi.Output<string>): pulumi.Output<string> =>
      writeDocument([...letS3WriteLogs(arn, args.accountId), ...refuseUnsafeTransport(arn)]),
    lifecycleRules: listLogRules(args),
    isVersioned: false,
    isProtected: args.isProtected,
  };
  return createBucket(name, settings, parent).bucket;
}
