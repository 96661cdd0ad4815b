import assert from "node:assert/strict";
import { build, PROD } from "../../support/cache";
import { ACCOUNT, documentOf, evaluateIam } from "../../support/iam";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const TOLD = { ...PROD, events: { accountId: ACCOUNT } };

/** The mocks' ARNs name a topic's type, which SNS's never do. */
const realArn = (text: string): string => text.replaceAll(":topic/", ":");

describe("the topic of the cache's events", () => {
  it("is where the replication group tells them, and handed on to who subscribes", async () => {
    const { graph, result } = await build(TOLD);
    const arn = `arn:aws:sns:ap-northeast-2:123456789012:topic/${graph.one(TOPIC).name}`;
    assert.equal(graph.one(GROUP).inputs["notificationTopicArn"], arn);
    assert.ok(result.eventTopicArn !== undefined);
  });

  it("is not encrypted: ElastiCache publishes to no encrypted topic, and says nothing about it", async () => {
    const { graph } = await build(TOLD);
    assert.deepEqual(graph.one(TOPIC, "cache-events").inputs, {});
  });

  for (const [who, owner, expected] of [
    ["this account", ACCOUNT, "Allowed"],
    ["another account", "999999999999", "ImplicitlyDenied"],
    ["nobody in particular", undefined, "ImplicitlyDenied"],
  ] as const) {
    it(`${expected === "Allowed" ? "lets" : "does not let"} ElastiCache publish for ${who}`, async () => {
      const { graph } = await build(TOLD);
      const topic = realArn(String(graph.one(GROUP).inputs["notificationTopicArn"]));
      const request = {
        principal: "elasticache.amazonaws.com",
        action: "sns:Publish",
        resource: topic,
        context: owner === undefined ? {} : { "aws:SourceOwner": owner },
      };
      const policy = realArn(JSON.stringify(documentOf(graph, POLICY, "cache-events")));
      const documents = { resource: JSON.parse(policy) as unknown };
      assert.equal(evaluateIam(request, documents), expected);
    });
  }

  it("is not there where nobody listens", async () => {
    const { graph, result } = await build(PROD);
    assert.deepEqual([graph.all(TOPIC), graph.all(POLICY), result.eventTopicArn], [[], [], undefined]);
    assert.equal(graph.one(GROUP).inputs["notificationTopicArn"], undefined);
  });
});
