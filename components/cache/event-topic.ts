import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * Where ElastiCache tells what happens to the nodes: failovers, replacements, snapshots that fail. Not encrypted, because
 * ElastiCache publishes to no encrypted topic; what it says names nodes and nothing of what they hold. Somebody must
 * subscribe to it. Next to nothing a month.
 *
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
 */
export function createEventTopic(
  name: string,
  { accountId }: { readonly accountId: string },
  parent: pulumi.Resource,
): aws.sns.Topic {
  const topic = new aws.sns.Topic(`${name}-events`, {}, { parent });
  new aws.sns.TopicPolicy(
    `${name}-events`,
    {
      arn: topic.arn,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ElastiCache",
            Effect: "Allow",
            // ElastiCache has no principal of its own here, and knows this condition only; with aws:SourceAccount it
            // turns the topic off: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
            Principal: { AWS: "*" },
            Action: "sns:Publish",
            Resource: topic.arn,
            Condition: { StringEquals: { "aws:SourceOwner": accountId } },
          },
        ],
      }),
    },
    { parent },
  );
  return topic;
}
