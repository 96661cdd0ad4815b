import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createKey } from "../shared/key";
import type { ObservabilityArgs } from "./observability-args";

/** Where each severity goes. Where nobody is paged, both lead to the same topic. */
export interface Topics {
  readonly page: aws.sns.Topic;
  readonly ticket: aws.sns.Topic;
}

/**
 * What publishes here. AWS hands on whose account it acts for, so another account's alarms cannot use the key; all but
 * EventBridge, for which SNS documents that the condition is not supported: with it, events would be lost in silence.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
const PUBLISHERS = [
  "cloudwatch.amazonaws.com",
  "budgets.amazonaws.com",
  "backup.amazonaws.com",
  "costalerts.amazonaws.com",
  "events.rds.amazonaws.com",
] as const;
const UNCONDITIONED_PUBLISHERS = ["events.amazonaws.com"] as const;

type Args = Pick<ObservabilityArgs, "accountId" | "page" | "ticket" | "isPaging" | "isProtected">;

/**
 * The topics of one Region, their key and everybody who gets their messages: 1 USD a month for the key, and next to
 * nothing for messages. Alarms reach topics of their own Region only. Each address confirms each topic once, by a link
 * that AWS sends; until then it gets nothing.
 */
export function createTopics(
  name: string,
  args: Args,
  region: string | undefined,
  options: pulumi.CustomResourceOptions,
): Topics {
  const place = region === undefined ? {} : { region };
  const key = createKey(
    name,
    { ...place, description: "Messages of alarms", isProtected: args.isProtected, policy: writeKeyPolicy(args) },
    options,
  );
  const create = (severity: "page" | "ticket"): aws.sns.Topic => {
    const topicName = `${name}-${severity}`;
    const topic = new aws.sns.Topic(topicName, { ...place, kmsMasterKeyId: key.id }, options);
    new aws.sns.TopicPolicy(
      topicName,
      { ...place, arn: topic.arn, policy: writePolicy(args, "sns:Publish", topic.arn) },
      options,
    );
    subscribe(topicName, topic.arn, args[severity], place, options);
    return topic;
  };
  const ticket = create("ticket");
  return { ticket, page: args.isPaging ? create("page") : ticket };
}

interface Place {
  readonly region?: string;
}

function writeKeyPolicy(args: Args): ReturnType<typeof writePolicy> {
  return writePolicy(args, ["kms:Decrypt", "kms:GenerateDataKey*"], "*", {
    Sid: "Account",
    Effect: "Allow",
    Principal: { AWS: args.accountId },
    Action: "kms:*",
    Resource: "*",
  });
}

/** What the publishers may do; `kms:*` for the account covers none of them, because they are services. */
function writePolicy(
  { accountId }: Args,
  action: string | readonly string[],
  resource: pulumi.Input<string>,
  ...more: readonly Record<string, unknown>[]
): pulumi.Output<string> {
  const allow = (sid: string, services: readonly string[]) => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: services },
    Action: action,
    Resource: resource,
  });
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      ...more,
      { ...allow("Publishers", PUBLISHERS), Condition: { StringEquals: { "aws:SourceAccount": accountId } } },
      allow("Events", UNCONDITIONED_PUBLISHERS),
    ],
  });
}

/** Named by address, so that taking one away leaves the others, and their confirmations, alone. */
export function subscribe(
  name: string,
  topic: pulumi.Input<string>,
  to: ObservabilityArgs["ticket"] | undefined,
  place: Place,
  options: pulumi.CustomResourceOptions,
): void {
  const create = (protocol: "email" | "https", endpoint: string): void => {
    new aws.sns.TopicSubscription(`${name}-${endpoint}`, { ...place, topic, protocol, endpoint }, options);
  };
  for (const address of to?.emails ?? []) create("email", address);
  for (const address of to?.webhooks ?? []) create("https", address);
}
