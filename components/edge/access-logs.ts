import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createClosedBucket, createPolicy } from "../shared/closed-bucket";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import type { EdgeArgs } from "./edge-args";

/**
 * CloudFront's access logs, by CloudWatch's log delivery (v2): a source, a destination and the delivery that joins them.
 * Unlike the distribution's own `loggingConfig` it needs no bucket with access lists. Delivery to S3 is free; 0.025 USD
 * per GB and month in Seoul for what is kept.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
export function createAccessLogs(
  name: string,
  args: EdgeArgs,
  distribution: aws.cloudfront.Distribution,
  options: pulumi.CustomResourceOptions,
): void {
  if (args.accessLogRetentionDays === 0) return;
  const logName = `${name}-access-logs`;
  const { accessLogRetentionDays: days, isProtected } = args;
  // Not versioned: logs are written once under unique names, and versions would outlive the expiry.
  const logs = createClosedBucket(
    logName,
    { isVersioned: false, expiry: { expiration: { days } }, isProtected },
    options,
  );
  const policy = createPolicy(logName, logs, [describeWriter(logs.bucket.arn, args)], options);
  const source = new aws.cloudwatch.LogDeliverySource(
    logName,
    { region: CLOUDFRONT_REGION, logType: "ACCESS_LOGS", resourceArn: distribution.arn },
    options,
  );
  const destination = new aws.cloudwatch.LogDeliveryDestination(
    logName,
    {
      region: CLOUDFRONT_REGION,
      outputFormat: "json",
      deliveryDestinationConfiguration: { destinationResourceArn: logs.bucket.arn },
    },
    options,
  );
  new aws.cloudwatch.LogDelivery(
    logName,
    {
      region: CLOUDFRONT_REGION,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      s3DeliveryConfigurations: [
        { suffixPath: "{DistributionId}/{yyyy}/{MM}/{dd}/{HH}", enableHiveCompatiblePath: false },
      ],
    },
    // Without the right to write, AWS would add a statement of its own to the policy, which the next update takes out.
    { ...options, dependsOn: policy },
  );
}

/**
 * Word for word what AWS asks for: a narrower one it would not recognise, and add its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 */
function describeWriter(bucketArn: pulumi.Input<string>, { accountId }: EdgeArgs): object {
  return {
    Sid: "LetLogDeliveryWrite",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${accountId}/*`,
    Condition: {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:aws:logs:${CLOUDFRONT_REGION}:${accountId}:delivery-source:*` },
    },
  };
}
