import assert from "node:assert/strict";
import type { ComputeArgs } from "../../../components/compute/compute-args";
import { refuseBadArgs } from "../../../components/compute/validate";
import { ConfigurationError } from "../../../components/shared/errors";
import type { JsonObject } from "../../../policy/resource-graph";
import { COMPUTE_ARGS, COMPUTE_NAME, runCompute } from "../../support/compute";
import { sourcesOf, valueOf } from "../../support/mocks";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LISTENER = "aws:lb/listener:Listener";

const BEHIND_CDN: Partial<ComputeArgs> = {
  certificateArn: undefined,
  isInternalBehindCdn: true,
  domain: { certificateArn: String(COMPUTE_ARGS.certificateArn) },
  cdn: { originSecretVersion: 7 },
};
const ACCELERATED: Partial<ComputeArgs> = {
  ...BEHIND_CDN,
  accelerator: { firewall: { mode: "block", requestsPer5Minutes: 500 }, firewallLogRetentionDays: 30 },
};

const entrances = async (args: Partial<ComputeArgs>): Promise<string[]> => {
  const { graph } = await runCompute(args);
  return graph
    .all(INGRESS)
    .filter(({ inputs }) => inputs["securityGroupId"] === "sg-cloudmart-compute-alb")
    .map(({ inputs }) => `${String(inputs["prefixListId"] ?? inputs["cidrIpv4"])}:${String(inputs["fromPort"])}`);
};

function problemsOf(overrides: Partial<ComputeArgs>): string[] {
  try {
    refuseBadArgs(COMPUTE_NAME, { ...COMPUTE_ARGS, ...overrides });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.problems.map(({ key }) => key);
  }
}

describe("a load balancer with a second door", () => {
  it("admits clients on the port of the accelerator, whose addresses it keeps, beside CloudFront", async () => {
    assert.deepEqual(await entrances(ACCELERATED), ["pl-22a6434b:443", "0.0.0.0/0:443"]);
    assert.deepEqual(await entrances(BEHIND_CDN), ["pl-22a6434b:443"]);
  });

  it("stays internal, and forwards: the web ACL judges, not the listener", async () => {
    const { graph } = await runCompute(ACCELERATED);
    assert.equal(graph.one("aws:lb/loadBalancer:LoadBalancer").inputs["internal"], true);
    const [action] = graph.one(LISTENER).inputs["defaultActions"] as JsonObject[];
    assert.equal(action?.["type"], "forward");
    assert.deepEqual(graph.all("aws:lb/listenerRule:ListenerRule"), []);
  });

  it("has a web ACL with the CDN's rules and settings, of its own Region", async () => {
    const { graph } = await runCompute(ACCELERATED);
    const { inputs, urn } = graph.one(WEB_ACL);
    assert.deepEqual([inputs["scope"], inputs["region"]], ["REGIONAL", undefined]);
    const rules = graph.revealed(urn)["rules"] as JsonObject[];
    assert.deepEqual(
      rules.map(({ name }) => name),
      [
        "rate-per-address",
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesCommonRuleSet",
        "AWSManagedRulesKnownBadInputsRuleSet",
        "AWSManagedRulesSQLiRuleSet",
      ],
    );
    const { rateBasedStatement } = rules[0]?.["statement"] as { rateBasedStatement: JsonObject };
    assert.equal(rateBasedStatement["limit"], 500);
    assert.match(String(graph.one(ASSOCIATION).inputs["resourceArn"]), /cloudmart-compute-alb$/);
    assert.match(String(graph.one(ASSOCIATION).inputs["webAclArn"]), /cloudmart-compute-firewall$/);
    const log = graph.one("aws:cloudwatch/logGroup:LogGroup", "cloudmart-compute-firewall").inputs;
    assert.deepEqual([log["namePrefix"], log["retentionInDays"]], ["aws-waf-logs-cloudmart-compute-", 30]);
  });

  it("judges nothing that shows the CDN's secret, of this version or the one before, and keeps the secret", async () => {
    const { graph, compute } = await runCompute(ACCELERATED);
    const { urn, inputs } = graph.one(WEB_ACL);
    const secret = await valueOf(compute.originHeader?.value ?? assert.fail("no header"));
    assert.ok(!JSON.stringify(inputs).includes(secret), "the graph shows it");
    const rules = graph.revealed(urn)["rules"] as { statement: Record<string, JsonObject> }[];
    for (const { statement } of rules) {
      const [judged] = Object.values(statement);
      assert.deepEqual(judged?.["scopeDownStatement"], {
        notStatement: {
          statement: {
            regexMatchStatement: {
              regexString: `^(${secret}|${secret})$`,
              fieldToMatch: { singleHeader: { name: "x-origin-verify" } },
              textTransformations: [{ priority: 0, type: "NONE" }],
            },
          },
        },
      });
    }
    const { redactedFields } = graph.one("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration").inputs;
    assert.match(JSON.stringify(redactedFields), /x-origin-verify/);
    assert.deepEqual(
      graph.all("random:index/randomPassword:RandomPassword").map(({ name }) => name),
      [7, 6].map((version) => `cloudmart-compute-origin-secret-${version.toString()}`),
    );
  });

  it("hands the secret and itself on only once the web ACL stands there", async () => {
    const { compute, graph } = await runCompute(ACCELERATED);
    const arn = compute.acceleratedLoadBalancerArn ?? assert.fail("not handed on");
    assert.ok((await sourcesOf(arn)).includes(graph.one(ASSOCIATION).urn));
    assert.ok((await sourcesOf(compute.originHeader?.value ?? assert.fail())).includes(graph.one(WEB_ACL).urn));
    assert.deepEqual(compute.firewall?.metricName, "balancer-firewall");
  });

  it("is none without an accelerator: no web ACL, no secret, no way", async () => {
    const { compute, graph } = await runCompute(BEHIND_CDN);
    assert.deepEqual([...graph.all(WEB_ACL), ...graph.all(ASSOCIATION)], []);
    assert.deepEqual(
      [compute.originHeader, compute.firewall, compute.acceleratedLoadBalancerArn],
      [undefined, undefined, undefined],
    );
  });

  it("is refused to a public one, without a domain, and without a secret", () => {
    assert.deepEqual(problemsOf(ACCELERATED), []);
    assert.deepEqual(problemsOf({ ...ACCELERATED, isInternalBehindCdn: false }), ["compute.accelerator"]);
    assert.deepEqual(problemsOf({ ...ACCELERATED, cdn: undefined }), ["compute.accelerator"]);
    assert.deepEqual(problemsOf({ ...ACCELERATED, domain: undefined, isHttpsRequired: false }), [
      "compute.accelerator",
    ]);
    assert.deepEqual(problemsOf({ ...ACCELERATED, cdn: {} }), ["compute.cdn.originSecretVersion"]);
  });
});
