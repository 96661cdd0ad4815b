/** Sends what the cache logs to CloudWatch. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

const LOG_TYPES = ["slow-log", "engine-log"];

export interface LogDeliveryArgs {
  readonly logRetentionDays: number;
  /** Left out, CloudWatch's own key. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
}

/**
 * Creates a log group for the slow log and one for the engine log, and returns what the cache needs to write to them as
 * JSON. Created first, because a group that AWS makes keeps its logs for ever. Ingestion: 0.76 USD per GB in Seoul.
 *
 * No resource policy: AWS adds it to the log groups when the cache is created. Whoever deploys needs
 * `logs:CreateLogDelivery` (and get, update, delete, list), `logs:PutResourcePolicy`, `logs:DescribeResourcePolicies` and
 * `logs:DescribeLogGroups`. Source: ElastiCache User Guide, "Logging destinations".
 */
export function createLogDelivery(
  name: string,
  { logRetentionDays, logging }: LogDeliveryArgs,
  parent: pulumi.Resource,
): aws.types.input.elasticache.ReplicationGroupLogDeliveryConfiguration[] {
  return LOG_TYPES.map((logType) => {
    const args = { retentionInDays: logRetentionDays, kmsKeyId: logging?.keyArn };
    const group = new aws.cloudwatch.LogGroup(`${name}-${logType}`, args, { parent });
    return { logType, logFormat: "json", destinationType: "cloudwatch-logs", destination: group.name };
  });
}
