import assert from "node:assert/strict";
import { policies } from "../../../../environments/policies";
import type { GraphResource, JsonObject } from "../../../../policy/resource-graph";
import { findPricer } from "../../../../preview/analyses/cost/classify";
import { estimateCost } from "../../../../preview/analyses/cost/cost";
import { findPrice } from "../../../../preview/analyses/cost/prices";
import type { Cost } from "../../../../preview/analyses/cost/result";
import { findProfile, readUsage } from "../../../../preview/analyses/cost/usage";
import { inBackground } from "../../../support/background";
import { cents } from "../../../support/cost";
import { makeGraph, makeResource } from "../../../support/graphs";
import { environmentOf, loadGraph, loadGraphs, STACKS } from "../../../support/program";
import { readFacts } from "../../../support/stack-files";

const PROVIDER = makeResource("pulumi:providers:aws", "aws", { region: "us-east-1" });

function inRegion(resources: readonly GraphResource[], region = "us-east-1"): GraphResource[] {
  const provider = { ...PROVIDER, inputs: { region } };
  return [provider, ...resources.map((resource) => ({ ...resource, provider: provider.urn }))];
}

function price(resources: readonly GraphResource[], region = "us-east-1", amounts: JsonObject = {}): Cost {
  const { profile } = readUsage(amounts, "spec");
  return estimateCost(makeGraph(inRegion(resources, region)), { usage: profile });
}

/** Monthly figures by what they are for, in cents. */
function figures({ lines }: Cost): Record<string, number> {
  return Object.fromEntries(lines.map(({ what, monthlyUsd }) => [what, cents(monthlyUsd)]));
}

const graphs = inBackground(loadGraphs);
/** Shared by all specs here that look at real stacks. */
const waitForGraphs = async function (this: Mocha.Context): Promise<void> {
  this.timeout(60_000);
  await graphs();
};

describe("estimateCost, to the cent", () => {
  before(waitForGraphs);

  it("prices a load balancer at 730 x 0.0225 and its public address in each zone", () => {
    const balancer = makeResource("aws:lb/loadBalancer:LoadBalancer", "web", { subnets: ["subnet-1", "subnet-2"] });
    const found = figures(price([balancer]));
    assert.equal(found["load balancer, hours"], 16.43);
    assert.equal(found["public IPv4 address in each zone"], 7.3);
  });

  it("prices a NAT gateway and 100 GB at 730 x 0.045 + 100 x 0.045, and its address beside it", () => {
    const gateway = makeResource("aws:ec2/natGateway:NatGateway", "nat", { allocationId: "<aws:ec2/eip:Eip::nat.id>" });
    const cost = price([gateway], "us-east-1", { natGatewayGb: 100 });
    assert.equal(cents(cost.totalMonthlyUsd.minimum), 37.35);
    const seoul = price([gateway, makeResource("aws:ec2/eip:Eip", "nat")], "ap-northeast-2");
    assert.equal(cents(seoul.alwaysOnMonthlyUsd.minimum), 46.72); // 43.07 for the gateway, 3.65 for its address
  });

  it("shares a stack's traffic among its NAT gateways", () => {
    const gateways = ["a", "b"].map((name) => makeResource("aws:ec2/natGateway:NatGateway", name));
    assert.equal(cents(price(gateways, "us-east-1", { natGatewayGb: 100 }).usageMonthlyUsd), 4.5);
  });

  it("prices the dimension of a load balancer that needs most capacity units", () => {
    const balancer = makeResource("aws:lb/loadBalancer:LoadBalancer", "web", { internal: true });
    const idle = { newConnectionsPerSecond: 0, activeConnections: 0, readerGb: 0 };
    for (const busy of [{ newConnectionsPerSecond: 50 }, { activeConnections: 6000 }, { readerGb: 1460 }]) {
      const cost = price([balancer], "us-east-1", { ...idle, ...busy });
      assert.equal(cents(cost.usageMonthlyUsd), 11.68); // 2 units x 730 hours x 0.008
    }
  });

  it("prices dev and prod with everything that is charged whether or not anybody comes", async () => {
    const always: Record<string, number> = {};
    for (const stack of ["dev", "prod"])
      always[stack] = cents(estimateCost(await loadGraph(stack)).alwaysOnMonthlyUsd.minimum);
    assert.deepEqual(always, { dev: 135.04, prod: 276.82 });
  });
});

/** What no source has a price of, of what the stack's file asks for. */
function listWithoutPrice(stack: string): string[] {
  const { accelerator, audit, edge, storage } = readFacts(stack);
  const policy = policies[environmentOf(stack)];
  const asked: readonly (readonly [what: string, isAsked: boolean])[] = [
    ["snapshots beyond the free one", policy.cache.snapshotRetentionDays > 0],
    ["accelerator, data", accelerator !== undefined],
    ["threat detection", audit !== undefined && policy.audit.isThreatDetectionOn],
    ["bucket, accelerated uploads", storage?.media?.isAccelerated === true],
    ["CDN, requests to Origin Shield", edge?.originShieldRegion !== undefined],
  ];
  return asked
    .filter(([, isAsked]) => isAsked)
    .map(([what]) => what)
    .sort();
}

describe("estimateCost", () => {
  before(waitForGraphs);

  it("knows every type that the program makes, and leaves none of it unpriced but what no source has a price of", async () => {
    for (const stack of STACKS) {
      const graph = await loadGraph(stack);
      const types = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
      assert.deepEqual(
        [...new Set(types.map(({ type }) => type))].filter((type) => findPricer(type) === undefined),
        [],
      );
      const { unpriced } = estimateCost(graph);
      assert.deepEqual(unpriced.map(({ what }) => what).sort(), listWithoutPrice(stack));
    }
  });

  it("traces each figure: quantity x unit price, and where that price stands", async () => {
    for (const stack of STACKS) {
      for (const line of estimateCost(await loadGraph(stack)).lines) {
        assert.equal(line.monthlyUsd, line.quantity * line.unitPriceUsd);
        const [region = "", service = "", item = ""] = line.price.key.split("/");
        const listed = findPrice(region, service, item);
        assert.deepEqual(listed, { usd: line.unitPriceUsd, unit: line.unit, source: line.price });
      }
    }
  });

  it("adds up: lines to the two totals, tiers to their sum, and the range to the maximum", async () => {
    for (const stack of STACKS) {
      const graph = await loadGraph(stack);
      const cost = estimateCost(graph);
      const total = cost.alwaysOnMonthlyUsd.minimum + cost.usageMonthlyUsd;
      assert.equal(cost.totalMonthlyUsd.minimum, total);
      const near = (other: number): boolean => Math.abs(other - total) < 1e-9;
      assert.ok(near(cost.lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)));
      assert.ok(near(cost.tiers.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)));
      assert.ok(cost.totalMonthlyUsd.maximum > total);
      const tiers = cost.tiers.map(({ tier }) => tier).sort();
      // Names and certificates cost nothing.
      const made = graph.resources.flatMap(({ type }) => /^cloudmart:(\w+):/.exec(type)?.[1] ?? []);
      assert.deepEqual(tiers, made.filter((tier) => tier !== "domain").sort());
    }
  });

  it("asks more for prod than for dev, whatever the usage", async () => {
    for (const name of ["small", "medium", "large"]) {
      const usage = findProfile(name);
      assert.ok(usage);
      const [dev, prod] = [
        estimateCost(await loadGraph("dev"), { usage }),
        estimateCost(await loadGraph("prod"), { usage }),
      ];
      assert.ok(prod.totalMonthlyUsd.minimum >= dev.totalMonthlyUsd.minimum);
      assert.ok(prod.usageMonthlyUsd >= dev.usageMonthlyUsd);
    }
  });

  it("does not depend on the order of the graph", async () => {
    const graph = await loadGraph("prod");
    const turned = { ...graph, resources: [...graph.resources].reverse() };
    assert.deepEqual(
      estimateCost(turned).lines.map(({ urn, what }) => urn + what),
      estimateCost(graph).lines.map(({ urn, what }) => urn + what),
    );
  });

  it("counts what has no price instead of taking it for nothing", () => {
    const resources = [
      makeResource("aws:ec2/eip:Eip", "a"),
      makeResource("aws:lambda/function:Function", "b"),
      makeResource("aws:ec2/vpc:Vpc", "c"),
    ];
    const { unpriced, lines, freeResources, totalMonthlyUsd } = price(resources, "eu-central-1");
    assert.deepEqual(lines, []);
    assert.equal(freeResources, 1);
    assert.equal(totalMonthlyUsd.maximum, 0);
    assert.deepEqual(
      unpriced.map(({ name, reason }) => [name, reason]),
      [
        ["a", "no price for vpc/public-ipv4-in-use in eu-central-1"],
        ["b", "nobody has said yet how this type is charged"],
      ],
    );
  });

  it("says which prices are the oldest, and nothing where there is none", () => {
    assert.deepEqual(price([makeResource("aws:ec2/vpc:Vpc", "a")]).oldestPrice, null);
    const old = price([makeResource("aws:secretsmanager/secret:Secret", "a"), makeResource("aws:ec2/eip:Eip", "b")]);
    assert.deepEqual(old.oldestPrice, { item: "us-east-1/secrets-manager/api-requests", asOf: "2024-07-01" });

    assert.match(old.assumptions.at(-1) ?? "", /^3 of 3 lines .* over a year old/);
    const recent = price([makeResource("aws:ec2/natGateway:NatGateway", "nat")]);
    assert.ok(recent.assumptions.every((text) => !text.includes("year old")));
  });

  it("keeps to the prices of the Region that a resource names for itself", () => {
    const gateway = makeResource("aws:ec2/natGateway:NatGateway", "nat", { region: "us-east-1" });
    assert.equal(price([gateway], "ap-northeast-2").lines[0]?.price.key, "us-east-1/vpc/nat-gateway-hour");
  });

  it("holds the minimum with its usage against the budget, if there is one", () => {
    const graph = makeGraph(inRegion([makeResource("aws:ec2/eip:Eip", "a")]));
    assert.equal(estimateCost(graph).budget, undefined);
    assert.deepEqual(estimateCost(graph, { budgetMonthlyUsd: 3.65 }).budget, { monthlyUsd: 3.65, isExceeded: false });
    assert.deepEqual(estimateCost(graph, { budgetMonthlyUsd: 3.64 }).budget, { monthlyUsd: 3.64, isExceeded: true });
  });
});
