import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "../../../components/compute/compute-args";
import { refuseBadArgs } from "../../../components/compute/validate";
import { ConfigurationError } from "../../../components/shared/errors";
import type { JsonObject } from "../../../policy/resource-graph";
import { COMPUTE_ARGS, COMPUTE_NAME, runCompute } from "../../support/compute";
import { sourcesOf, valueOf } from "../../support/mocks";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const SECRET = "random:index/randomPassword:RandomPassword";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

const behindCdn = (originSecretVersion: number, isEncrypted = true): Partial<ComputeArgs> => ({
  certificateArn: undefined,
  isHttpsRequired: isEncrypted,
  domain: isEncrypted ? { certificateArn: String(COMPUTE_ARGS.certificateArn) } : undefined,
  cdn: { originSecretVersion },
});

function entrances(inputs: readonly JsonObject[]): string[] {
  return inputs
    .filter(({ securityGroupId }) => securityGroupId === "sg-cloudmart-compute-alb")
    .map((rule) => `${String(rule["prefixListId"] ?? rule["cidrIpv4"])}:${String(rule["fromPort"])}`);
}

describe("a load balancer behind a CDN", () => {
  it("is reached from CloudFront's addresses only, on one port", async () => {
    for (const [isEncrypted, port] of [
      [true, 443],
      [false, 80],
    ] as const) {
      const { graph } = await runCompute(behindCdn(1, isEncrypted));
      const rules = graph.all(INGRESS).map(({ inputs }) => inputs);
      assert.deepEqual(entrances(rules), [`pl-22a6434b:${port.toString()}`]);
      assert.ok(rules.every(({ cidrIpv4, cidrIpv6 }) => cidrIpv4 === undefined && cidrIpv6 === undefined));
    }
  });

  it("answers 403 to whoever does not carry the header, on its only listener", async () => {
    const { graph } = await runCompute(behindCdn(1));
    const { inputs } = graph.one(LISTENER);
    assert.deepEqual([inputs["protocol"], inputs["port"]], ["HTTPS", 443]);
    assert.deepEqual(inputs["defaultActions"], [
      {
        type: "fixed-response",
        fixedResponse: { statusCode: "403", contentType: "text/plain", messageBody: "Forbidden" },
      },
    ]);
  });

  it("forwards what carries the current secret or the one before", async () => {
    const { graph } = await runCompute(behindCdn(7));
    const rule = graph.one(RULE);
    assert.deepEqual(
      graph
        .all(SECRET)
        .map(({ name }) => name)
        .sort(),
      ["cloudmart-compute-origin-secret-6", "cloudmart-compute-origin-secret-7"],
    );
    const sources = rule.propertyDependencies["conditions"] ?? [];
    assert.deepEqual(
      [...sources].sort(),
      graph
        .all(SECRET)
        .map(({ urn }) => urn)
        .sort(),
    );
    const [condition] = graph.revealed(rule.urn)["conditions"] as JsonObject[];
    const header = condition?.["httpHeader"] as JsonObject;
    assert.equal(header["httpHeaderName"], "x-origin-verify");
    assert.equal((header["values"] as unknown[]).length, 2);
    assert.match(JSON.stringify(rule.inputs["actions"]), /targetgroup\/cloudmart-compute-target","type":"forward"/);
  });

  it("still takes, after a rotation, what the distribution sent before it", async () => {
    const namesAt = async (version: number): Promise<string[]> =>
      (await runCompute(behindCdn(version))).graph.all(SECRET).map(({ name }) => name);
    const [sentBefore = ""] = await namesAt(3); // the first is the current one
    assert.ok((await namesAt(4)).includes(sentBefore));
    assert.ok(!(await namesAt(5)).includes(sentBefore));
  });

  it("hands out the header only once it accepts it, as a secret", async () => {
    const { compute, graph } = await runCompute(behindCdn(1));
    const header = compute.originHeader;
    assert.ok(header !== undefined);
    assert.equal(header.name, "x-origin-verify");
    assert.match(await valueOf(header.value), /^Stand-in-x+$/);
    assert.ok(await pulumi.isSecret(header.value));
    const sources = await sourcesOf(header.value);
    assert.ok(sources.includes(graph.one(RULE).urn));
  });

  it("has secrets that nobody guesses and no wildcard in them", async () => {
    const { graph } = await runCompute(behindCdn(1));
    for (const { inputs } of graph.all(SECRET)) assert.deepEqual([inputs["length"], inputs["special"]], [48, false]);
  });

  it("shows no secret in the rule", async () => {
    const { graph } = await runCompute(behindCdn(1));
    assert.ok(!JSON.stringify(graph.one(RULE).inputs).includes("Stand-in"));
  });

  it("lets instances boot only once requests can reach them", async () => {
    const { graph } = await runCompute(behindCdn(1));
    assert.ok(graph.one("aws:autoscaling/group:Group").dependencies.includes(graph.one(RULE).urn));
  });

  const refused: [what: string, overrides: Partial<ComputeArgs>, key: string][] = [
    ["version 0, which has none before it", behindCdn(0), "compute.cdn.originSecretVersion"],
    ["no version, where it is public", { ...behindCdn(1), cdn: {} }, "compute.cdn.originSecretVersion"],
    ["half a version", behindCdn(1.5), "compute.cdn.originSecretVersion"],
    ["a Region whose prefix list nobody knows", { ...behindCdn(1), region: "xx-north-1" }, "compute.region"],
    ["a certificate whose name nobody knows", { cdn: { originSecretVersion: 1 } }, "compute.certificateArn"],
  ];
  for (const [what, overrides, key] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => {
          refuseBadArgs(COMPUTE_NAME, { ...COMPUTE_ARGS, ...overrides });
        },
        (error) => {
          assert.ok(error instanceof ConfigurationError);
          assert.deepEqual(
            error.problems.map((problem) => problem.key),
            [key],
          );
          return true;
        },
      );
    });
  }
});

describe("an internal load balancer behind a CDN", () => {
  const internal = { ...behindCdn(1), isInternalBehindCdn: true };

  it("stands in private subnets, with private addresses only", async () => {
    const { compute, graph } = await runCompute(internal);
    const { inputs } = graph.one(BALANCER);
    assert.deepEqual([inputs["internal"], inputs["subnets"]], [true, COMPUTE_ARGS.network.privateSubnetIds]);
    assert.equal(compute.isInternal, true);
  });

  it("is reached from CloudFront's addresses only, on one port", async () => {
    const { graph } = await runCompute(internal);
    assert.deepEqual(entrances(graph.all(INGRESS).map(({ inputs }) => inputs)), ["pl-22a6434b:443"]);
  });

  it("forwards what comes, without lock or header", async () => {
    const { compute, graph } = await runCompute(internal);
    assert.match(JSON.stringify(graph.one(LISTENER).inputs["defaultActions"]), /target.*"type":"forward"/);
    assert.deepEqual([...graph.all(RULE), ...graph.all(SECRET)], []);
    assert.equal(compute.originHeader, undefined);
  });

  it("needs no number of a secret", () => {
    assert.doesNotThrow(() => {
      refuseBadArgs(COMPUTE_NAME, { ...COMPUTE_ARGS, ...internal, cdn: {} });
    });
  });
});

describe("a load balancer without a CDN", () => {
  it("is public also where one behind a CDN would be internal: nobody else leads readers to it", async () => {
    const { compute, graph } = await runCompute({ isInternalBehindCdn: true });
    const { inputs } = graph.one(BALANCER);
    assert.deepEqual([inputs["internal"], inputs["subnets"]], [false, COMPUTE_ARGS.network.publicSubnetIds]);
    assert.equal(compute.isInternal, false);
  });

  it("has neither lock nor header", async () => {
    const { compute, graph } = await runCompute();
    assert.equal(compute.originHeader, undefined);
    assert.deepEqual([...graph.all(RULE), ...graph.all(SECRET)], []);
  });
});
