import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import { createKey } from "../shared/key";

export interface LoggingArgs {
  readonly region: string;
  readonly accountId: string;
  /** Something logs in us-east-1 too: a second key, if the stack lives elsewhere. */
  readonly hasEdgeLogs: boolean;
  /** The keys cannot be deleted by accident. */
  readonly isProtected: boolean;
}

/**
 * The keys of the log groups, made before any of them: who may read the logs is then decided by the key as well, and
 * each use leaves a trace in CloudTrail. CloudWatch Logs encrypts without them too, with a key of its own.
 *
 * Leaves out: the log groups, which each tier has; logs in buckets, which S3's log writers encrypt with S3's key only.
 *
 * Stateful: without its key nobody reads a log again. Cost: 1 USD a month for each key, one or two.
 */
export class Logging extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;
  /** For log groups in us-east-1. */
  readonly edgeKeyArn: pulumi.Output<string>;

  constructor(name: string, args: LoggingArgs, options?: pulumi.ComponentResourceOptions) {
    super("cloudmart:logging:Logging", name, {}, options);

    this.keyArn = createLogKey(name, args, undefined, this).arn;
    // The firewall of CloudFront logs there and nowhere else, and a key works in one Region only.
    const needsAnother = args.hasEdgeLogs && args.region !== CLOUDFRONT_REGION;
    this.edgeKeyArn = needsAnother
      ? createLogKey(`${name}-${CLOUDFRONT_REGION}`, args, CLOUDFRONT_REGION, this).arn
      : this.keyArn;
    this.registerOutputs({ keyArn: this.keyArn, edgeKeyArn: this.edgeKeyArn });
  }
}

function createLogKey(
  name: string,
  args: LoggingArgs,
  elsewhere: string | undefined,
  parent: pulumi.Resource,
): aws.kms.Key {
  const policy = writePolicy(args, elsewhere ?? args.region);
  const { isProtected } = args;
  return createKey(name, { description: "Log groups", isProtected, region: elsewhere, policy }, { parent });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function writePolicy({ accountId }: LoggingArgs, region: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LetTheAccountDecide",
        Effect: "Allow",
        Principal: { AWS: accountId },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "LogGroups",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        Resource: "*",
        Condition: {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:*:logs:${region}:${accountId}:log-group:*` },
        },
      },
    ],
  });
}
