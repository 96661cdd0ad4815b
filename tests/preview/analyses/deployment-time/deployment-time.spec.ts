import assert from "node:assert/strict";
import type { GraphResource, ResourceGraph } from "../../../../policy/resource-graph";
import { estimateDeploymentTime, PARALLELISM } from "../../../../preview/analyses/deployment-time/deployment-time";
import { DurationReader, type Operation } from "../../../../preview/analyses/deployment-time/durations";
import { Ordering, reverse } from "../../../../preview/analyses/deployment-time/ordering";
import type { Estimate, Seconds } from "../../../../preview/analyses/deployment-time/result";
import { criticalPath, schedule } from "../../../../preview/analyses/deployment-time/schedule";
import { StackView } from "../../../../policy/views";
import { makeGraph, makeResource } from "../../../support/graphs";
import { measuredGraph, measuredSeconds } from "../../../support/measured-deployment";
import { loadGraph, STACKS } from "../../../support/program";
import { UNMEASURED_IN_CREATION } from "../../../support/unmeasured";

function types({ criticalPath }: Estimate): string[] {
  return criticalPath.map(({ type }) => type.split(":").at(-1) ?? "");
}

describe("the deployment time of our stacks", () => {
  it("is for prod's creation at most 1.15 times the slowest chain AWS forces", async () => {
    const { create } = estimateDeploymentTime(await loadGraph("prod"));
    assert.ok(create.forced.times <= 1.15, JSON.stringify([create.forced.times, create.forced.lengthenedBy]));
    assert.ok(create.forced.times >= 1);
  });

  it("is with a read replica, which waits for its primary, not said to be longer than AWS forces", async () => {
    const graph = await loadGraph("prod");
    const primary = graph.resources.find(({ type }) => type === "aws:rds/instance:Instance");
    assert.ok(primary !== undefined);
    const replicateSourceDb = primary.inputs["identifier"] ?? null;
    const replica: GraphResource = {
      ...primary,
      ...{ urn: `${primary.urn}-replica-1`, name: `${primary.name}-replica-1` },
      inputs: { ...primary.inputs, identifier: "orders-replica", replicateSourceDb },
      dependencies: [...primary.dependencies, primary.urn],
      propertyDependencies: { ...primary.propertyDependencies, replicateSourceDb: [primary.urn] },
    };
    // As in our stack, where the instances are told the replicas' addresses.
    const resources = graph.resources.map((each) =>
      each.type === "aws:ec2/launchTemplate:LaunchTemplate"
        ? {
            ...each,
            dependencies: [...each.dependencies, replica.urn],
            propertyDependencies: {
              ...each.propertyDependencies,
              userData: [...(each.propertyDependencies["userData"] ?? []), replica.urn],
            },
          }
        : each,
    );
    const { create } = estimateDeploymentTime({ ...graph, resources: [...resources, replica] });
    assert.ok(types(create).filter((type) => type === "Instance").length === 2);
    assert.ok(create.forced.times <= 1.15, JSON.stringify([create.forced.times, create.forced.lengthenedBy]));
  });

  it("is lengthened by one ordering of ours, that awsx hands out its values when its last NAT gateway is there", async () => {
    for (const stack of STACKS) {
      const { create } = estimateDeploymentTime(await loadGraph(stack));
      const lengthenedBy = create.forced.lengthenedBy.map(({ type }) => type);
      assert.deepEqual(lengthenedBy, ["awsx:ec2:Vpc"]);
    }
  });

  it("leads in dev through the NAT gateway, the database and the instances", async () => {
    const { create } = estimateDeploymentTime(await loadGraph("dev"));
    assert.match(types(create).join(), /NatGateway,.*Instance,.*LaunchTemplate,.*Group/);
    assert.equal(create.slowest?.name, "cloudmart-database");
    assert.equal(create.timesSlowest, create.seconds.typical / create.slowest.seconds);
  });

  it("leads in prod through the NAT gateway, the load balancer and the way from the CDN to it", async () => {
    const { create } = estimateDeploymentTime(await loadGraph("prod"));
    assert.match(types(create).join(), /NatGateway,.*LoadBalancer,VpcOrigin,Distribution/);
    assert.deepEqual([create.slowest?.name, create.slowest?.seconds], ["cloudmart-edge-api", 900]);
  });

  /** As prod was before its load balancer was internal: the database is what everything waits for. */
  it("is at most 1.15 times the forced chain also where the database is the slowest", async () => {
    const graph = await loadGraph("prod");
    const resources = graph.resources.filter(({ type }) => type !== "aws:cloudfront/vpcOrigin:VpcOrigin");
    const { create } = estimateDeploymentTime({ ...graph, resources });
    assert.equal(create.slowest?.name, "cloudmart-database");
    assert.ok(create.forced.times <= 1.15, JSON.stringify([create.forced.times, create.forced.lengthenedBy]));
  });

  it("has a low below the typical below a high, and a path without a gap", async () => {
    for (const stack of STACKS) {
      const { create, destroy } = estimateDeploymentTime(await loadGraph(stack));
      for (const { seconds, criticalPath } of [create, destroy]) {
        assert.ok(seconds.low <= seconds.typical && seconds.typical <= seconds.high);
        const total = criticalPath.reduce((sum, step) => sum + step.seconds, 0);
        assert.ok(Math.abs(total - seconds.typical) < 1e-6);
      }
    }
  });

  it("knows the duration of every type in use, but for those that are listed here", async () => {
    const found = new Set<string>();
    for (const stack of STACKS) {
      const { create } = estimateDeploymentTime(await loadGraph(stack));
      for (const { type, resources } of create.unmeasured) {
        found.add(type);
        assert.equal(resources, create.steps.filter((step) => step.type === type).length);
      }
    }
    assert.deepEqual([...found].sort(), UNMEASURED_IN_CREATION);
  });

  it("has a step for every resource that a provider makes, with its tier", async () => {
    const graph = await loadGraph("prod");
    const { steps } = estimateDeploymentTime(graph).create;
    const made = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    assert.deepEqual(steps.map(({ urn }) => urn).sort(), made.map(({ urn }) => urn).sort());
    const tiers = [...new Set(steps.map(({ tier }) => tier))].sort();
    const apart = ["cache", "compute", "database", "domain", "edge", "logging", "network", "observability"];
    assert.deepEqual(tiers, [...apart, "recovery", "storage"]);
  });

  it("names what refuses to be destroyed: nothing in dev", async () => {
    const of = async (stack: string): Promise<readonly string[]> =>
      estimateDeploymentTime(await loadGraph(stack)).destroy.protectedResources;
    assert.deepEqual(await of("dev"), []);
    assert.ok((await of("prod")).includes("cloudmart-database"));
  });

  it("is the same whatever order the resources were registered in", async () => {
    const graph = await loadGraph("prod");
    const reversed: ResourceGraph = { ...graph, resources: [...graph.resources].reverse() };
    assert.deepEqual(estimateDeploymentTime(reversed), estimateDeploymentTime(graph));
  });

  it("does not hang on resources that wait for each other", () => {
    const a = makeResource("aws:sns/topic:Topic", "a");
    const b = makeResource("aws:sns/topic:Topic", "b", {}, { dependencies: [a.urn] });
    const { create, destroy } = estimateDeploymentTime(makeGraph([{ ...a, dependencies: [b.urn] }, b]));
    assert.equal(create.steps.length, 2);
    assert.equal(destroy.steps.length, 2);
  });

  it("grows where the engine may do less at once", async () => {
    const graph = await loadGraph("prod");
    const one = estimateDeploymentTime(graph, 1).create;
    const work = one.steps.reduce((sum, { seconds }) => sum + seconds, 0);
    assert.ok(Math.abs(one.seconds.typical - work) < 1e-6);
    assert.equal(estimateDeploymentTime(graph).parallelism, PARALLELISM);
  });
});

describe("the deployment time of nothing", () => {
  it("is nothing, and waits for nothing", () => {
    const { create } = estimateDeploymentTime(makeGraph([]));
    assert.deepEqual(create.seconds, { low: 0, typical: 0, high: 0 });
    assert.equal(create.slowest, null);
    assert.deepEqual(create.criticalPath, []);
  });
});

function run(operation: Operation, secondsOf: (resource: GraphResource) => number) {
  const { engine } = new Ordering(measuredGraph);
  const waits = operation === "create" ? engine : reverse(engine);
  const tasks = measuredGraph.resources
    .filter(({ custom }) => custom)
    .map((resource) => ({
      id: resource.urn,
      seconds: secondsOf(resource),
      after: [...(waits.get(resource.urn) ?? [])],
    }));
  return schedule(tasks, 16);
}

function runMeasured(operation: Operation, index: 0 | 1) {
  return run(operation, ({ urn }) => measuredSeconds.get(urn)?.[operation][index] ?? 12);
}

function estimate(operation: Operation): Seconds {
  const durations = new DurationReader(new StackView(measuredGraph, "dev"));
  const level = (each: keyof Seconds): number =>
    run(operation, (resource) => durations.read(resource, operation).seconds[each]).seconds;
  return { low: level("low"), typical: level("typical"), high: level("high") };
}

function names(operation: Operation, index: 0 | 1): string[] {
  return criticalPath(runMeasured(operation, index)).map(
    (urn) => urn.split("$").at(-1)?.split("::").slice(-2).join(" ") ?? "",
  );
}

describe("the deployment time of a graph that was measured", () => {
  it("is the measured 305 s of the second creation and 325 of the first, with their own durations", () => {
    assert.equal(runMeasured("create", 1).seconds, 305);
    assert.equal(runMeasured("create", 0).seconds, 325);
  });

  it("is the measured 340 and 345 s of the two destructions", () => {
    assert.equal(runMeasured("delete", 0).seconds, 340);
    assert.equal(runMeasured("delete", 1).seconds, 345);
  });

  it("leads through the security groups to the database, as it was", () => {
    assert.deepEqual(names("create", 1), [
      "aws:ec2/vpc:Vpc main",
      "aws:ec2/securityGroup:SecurityGroup alb",
      "aws:ec2/securityGroup:SecurityGroup app",
      "aws:ec2/securityGroup:SecurityGroup rds",
      "aws:rds/instance:Instance data",
    ]);
  });

  it("lies between the low and the high estimate from the figures, created and destroyed", () => {
    const [create, destroy] = [estimate("create"), estimate("delete")];
    for (const seconds of [305, 325])
      assert.ok(create.low <= seconds && seconds <= create.high, JSON.stringify(create));
    for (const seconds of [340, 345])
      assert.ok(destroy.low <= seconds && seconds <= destroy.high, JSON.stringify(destroy));
  });

  it("is typically some 220 s with the figures' medians", () => {
    assert.ok(Math.abs(estimate("create").typical - 220) <= 5);
  });
});
