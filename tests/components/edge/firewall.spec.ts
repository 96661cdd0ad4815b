import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { PLAIN_EDGE, runEdge } from "../../support/edge";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

async function readRules(...args: Parameters<typeof runEdge>): Promise<JsonObject[]> {
  return (await runEdge(...args)).graph.one(WEB_ACL).inputs["rules"] as JsonObject[];
}

describe("the firewall", () => {
  it("is CloudFront's, where CloudFront's are, with its log beside it", async () => {
    const { graph } = await runEdge();
    assert.deepEqual(
      [graph.one(WEB_ACL).inputs["scope"], graph.one(WEB_ACL).inputs["region"]],
      ["CLOUDFRONT", "us-east-1"],
    );
    assert.equal(graph.one(LOG_GROUP).inputs["region"], "us-east-1");
    assert.equal(graph.one(LOGGING).inputs["region"], "us-east-1");
  });

  it("limits an address first, then applies AWS's four groups", async () => {
    const rules = await readRules({ firewall: { mode: "block", requestsPer5Minutes: 500 } });
    assert.deepEqual(
      rules.map(({ name, priority }) => `${String(priority)} ${String(name)}`),
      [
        "0 rate-per-address",
        "1 AWSManagedRulesAmazonIpReputationList",
        "2 AWSManagedRulesCommonRuleSet",
        "3 AWSManagedRulesKnownBadInputsRuleSet",
        "4 AWSManagedRulesSQLiRuleSet",
      ],
    );
    assert.deepEqual(rules[0]?.["statement"], {
      rateBasedStatement: { aggregateKeyType: "IP", limit: 500, evaluationWindowSec: 300 },
    });
    assert.deepEqual(rules[4]?.["statement"], {
      managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesSQLiRuleSet" },
    });
  });

  it("blocks what matches and lets the rest pass", async () => {
    const { graph } = await runEdge();
    assert.deepEqual(graph.one(WEB_ACL).inputs["defaultAction"], { allow: {} });
    const actions = (await readRules()).map((rule) => rule["action"] ?? rule["overrideAction"]);
    assert.deepEqual(actions, [{ block: {} }, { none: {} }, { none: {} }, { none: {} }, { none: {} }]);
  });

  it("only counts while it is introduced", async () => {
    const rules = await readRules({ firewall: { mode: "count", requestsPer5Minutes: 500 } });
    for (const rule of rules) assert.deepEqual(rule["action"] ?? rule["overrideAction"], { count: {} });
  });

  it("logs under the name AWS WAF insists on, for the days asked for, without readers' credentials", async () => {
    const { graph } = await runEdge({ firewallLogRetentionDays: 30 });
    const group = graph.one(LOG_GROUP);
    assert.equal(group.inputs["namePrefix"], "aws-waf-logs-cloudmart-edge-");
    assert.equal(group.inputs["retentionInDays"], 30);
    const { inputs } = graph.one(LOGGING);
    assert.deepEqual(inputs["logDestinationConfigs"], [
      "arn:aws:cloudwatch:us-east-1:123456789012:loggroup/cloudmart-edge-firewall",
    ]);
    assert.deepEqual(inputs["redactedFields"], [
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ]);
  });

  it("is left out where policy has none", async () => {
    const { graph } = await runEdge(PLAIN_EDGE);
    assert.deepEqual([...graph.all(WEB_ACL), ...graph.all(LOGGING), ...graph.all(LOG_GROUP)], []);
  });
});
