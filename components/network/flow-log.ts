import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface FlowLogArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Days that the records are kept; one of the periods CloudWatch Logs offers. */
  readonly retentionDays: number;
  readonly keyArn?: pulumi.Input<string> | undefined;
}

/**
 * Records accepted and refused traffic of the whole VPC in a log group of its own. The role may write to that group and
 * nothing else. In Seoul 0.76 USD per GB ingested and 0.03 per GB and month kept (CloudWatch vended logs, 2026-10).
 */
export function createFlowLog(name: string, args: FlowLogArgs, parent: pulumi.Resource): aws.cloudwatch.LogGroup {
  const logGroup = new aws.cloudwatch.LogGroup(
    `${name}-flow-logs`,
    { retentionInDays: args.retentionDays, kmsKeyId: args.keyArn },
    { parent },
  );
  const role = new aws.iam.Role(
    `${name}-flow-log-role`,
    {
      description: "Lets VPC flow logs write to their log group",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "vpc-flow-logs.amazonaws.com" } },
        ],
      }),
    },
    { parent },
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-flow-log-policy`,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: pulumi.interpolate`${logGroup.arn}:*`,
          },
        ],
      }),
    },
    { parent },
  );
  new aws.ec2.FlowLog(
    `${name}-flow-log`,
    {
      vpcId: args.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      tags: { Name: name },
    },
    // Without its rights the flow log starts in an error state and records nothing.
    { parent, dependsOn: policy },
  );
  return logGroup;
}
