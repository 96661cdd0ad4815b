import assert from "node:assert/strict";
import fc from "fast-check";
import { Ordering, planWaves } from "../../../../preview/analyses/deployment-time/ordering";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph, STACKS } from "../../../support/program";

const A = "aws:a/a:A";
const component = makeResource("awsx:ec2:Vpc", "net", {}, { custom: false, remote: true });
const subnet = makeResource(A, "subnet", {}, { parent: component.urn });
const gateway = makeResource("aws:b/b:B", "gateway", {}, { parent: subnet.urn });
const parts = [component, subnet, gateway];

/** A resource that takes its subnet from the component. */
function consumer(value: string) {
  const more = { dependencies: [component.urn], propertyDependencies: { subnetId: [component.urn] } };
  return makeResource("aws:c/c:C", "consumer", { subnetId: value }, more);
}

function waitsOf(graph: ResourceGraph, kind: "engine" | "forced", urn: string): string[] {
  return [...(new Ordering(graph)[kind].get(urn) ?? [])].sort();
}

describe("what a resource waits for", () => {
  it("is for the engine all of a component of which it uses one value, the children's children included", () => {
    const it = consumer(`<${A}::subnet.id>`);
    const waits = waitsOf(makeGraph([...parts, it]), "engine", it.urn);
    for (const { urn } of parts) assert.ok(waits.includes(urn), urn);
  });

  it("is for AWS the one resource that the value comes from", () => {
    const it = consumer(`<${A}::subnet.id>`);
    assert.deepEqual(waitsOf(makeGraph([...parts, it]), "forced", it.urn), [subnet.urn]);
  });

  it("is for AWS everything of the component that makes values where nobody can tell which", () => {
    const it = consumer("[unknown]");
    assert.deepEqual(waitsOf(makeGraph([...parts, it]), "forced", it.urn), [gateway.urn, subnet.urn].sort());
  });

  it("is the parent and the provider, and of its own component nothing more", () => {
    const provider = makeResource("pulumi:providers:aws", "aws");
    const child = makeResource(A, "child", {}, { parent: component.urn, provider: provider.urn });
    const graph = makeGraph([...parts, provider, { ...child, dependencies: [component.urn] }]);
    assert.deepEqual(waitsOf(graph, "engine", child.urn), [component.urn, provider.urn].sort());
  });

  it("is forced neither by dependsOn nor by a value that the program wrote itself", () => {
    const source = makeResource(A, "source", { port: 5432 });
    const more = { dependencies: [source.urn], propertyDependencies: { fromPort: [source.urn] } };
    const echo = makeResource("aws:c/c:C", "echo", { fromPort: 5432 }, more);
    const late = makeResource("aws:c/c:C", "late", {}, { dependencies: [source.urn] });
    const graph = makeGraph([source, echo, late]);
    assert.deepEqual(waitsOf(graph, "forced", echo.urn), []);
    assert.deepEqual(waitsOf(graph, "forced", late.urn), []);
    assert.deepEqual([...new Ordering(graph).ownTargets().keys()], [source.urn]);
  });

  it("is forced by the name of what AWS must find first, and by the same name elsewhere not", () => {
    const instance = "aws:rds/instance:Instance";
    const primary = makeResource(instance, "primary", { identifier: "orders" });
    const naming = (property: string) => ({
      dependencies: [primary.urn],
      propertyDependencies: { [property]: [primary.urn] },
    });
    const replica = makeResource(instance, "replica", { replicateSourceDb: "orders" }, naming("replicateSourceDb"));
    const echo = makeResource(instance, "echo", { identifier: "orders" }, naming("identifier"));
    const graph = makeGraph([primary, replica, echo]);
    assert.deepEqual(waitsOf(graph, "forced", replica.urn), [primary.urn]);
    assert.deepEqual(waitsOf(graph, "forced", echo.urn), []);
  });

  it("is forced by an address inside encoded user data", () => {
    const source = makeResource(A, "source");
    const userData = Buffer.from(`#!/bin/bash\naddress='<${A}::source.address>'\n`).toString("base64");
    const more = { dependencies: [source.urn], propertyDependencies: { userData: [source.urn] } };
    const template = makeResource("aws:c/c:C", "template", { userData }, more);
    assert.deepEqual(waitsOf(makeGraph([source, template]), "forced", template.urn), [source.urn]);
  });

  it("is forced, for every real stack, by nothing that the engine does not wait for", async () => {
    for (const stack of STACKS) {
      const { engine, forced } = new Ordering(await loadGraph(stack));
      for (const [urn, waits] of forced)
        for (const each of waits) assert.ok(engine.get(urn)?.has(each), `${urn}: ${each}`);
    }
  });
});

/** In this order the engine deleted dev, release 3.245 with awsx 3.9.0: each of a line together, after the line before. */
const DELETED = [
  ["aws:autoscaling/policy:Policy::cloudmart-compute-cpu", "aws:autoscaling/schedule:Schedule::cloudmart-compute-wake"],
  ["aws:autoscaling/group:Group::cloudmart-compute"],
  [
    "aws:iam/rolePolicy:RolePolicy::cloudmart-compute-instance",
    "aws:ec2/launchTemplate:LaunchTemplate::cloudmart-compute-instance",
  ],
  [
    "aws:lb/listener:Listener::cloudmart-compute-http",
    "aws:secretsmanager/secretVersion:SecretVersion::cloudmart-cache-secret-version",
  ],
  ["aws:rds/instance:Instance::cloudmart-database", "aws:lb/loadBalancer:LoadBalancer::cloudmart-compute-alb"],
  [
    "aws:ec2/securityGroup:SecurityGroup::cloudmart-compute-alb",
    "aws:rds/subnetGroup:SubnetGroup::cloudmart-database-subnets",
  ],
  ["aws:ec2/route:Route::cloudmart-network-private-1"],
  ["aws:ec2/natGateway:NatGateway::cloudmart-network-1", "aws:ec2/route:Route::cloudmart-network-public-1"],
  [
    "aws:ec2/routeTable:RouteTable::cloudmart-network-private-2",
    "aws:s3/bucketPolicy:BucketPolicy::cloudmart-compute-access-logs",
  ],
  [
    "aws:ec2/subnet:Subnet::cloudmart-network-public-1",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock::cloudmart-compute-access-logs",
  ],
  ["aws:ec2/vpc:Vpc::cloudmart-network", "aws:kms/alias:Alias::cloudmart-database-key-alias"],
  ["aws:kms/key:Key::cloudmart-cache-key", "aws:s3/bucket:Bucket::cloudmart-compute-access-logs"],
];

describe("the waves of a destruction", () => {
  it("are those that the real engine was seen to delete dev in", async () => {
    const waves = planWaves(new Ordering(await loadGraph("dev")).engine);
    const waveOf = (resource: string): number =>
      waves.findIndex((wave) => wave.some((urn) => urn.endsWith(`$${resource}`)));
    const first = waveOf(DELETED[0]?.[0] ?? "");
    assert.ok(first >= 0);
    DELETED.forEach((line, index) => {
      for (const resource of line) assert.equal(waveOf(resource), first + index, resource);
    });
  });

  it("hold everything once, and nothing before what waits for it, also where there are circles", () => {
    const graphs = fc.array(fc.array(fc.nat(15), { maxLength: 3 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(graphs, fc.boolean(), (list, mayCircle) => {
        const waits = new Map(
          list.map((targets, index) => {
            const allowed = targets.filter((each) => each < (mayCircle ? list.length : index));
            return [index.toString(), new Set(allowed.map(String))];
          }),
        );
        const waves = planWaves(waits);
        assert.deepEqual(waves.flat().sort(), [...waits.keys()].sort());
        if (mayCircle) return;
        const waveOf = (id: string): number => waves.findIndex((wave) => wave.includes(id));
        for (const [id, targets] of waits) for (const each of targets) assert.ok(waveOf(each) > waveOf(id));
      }),
    );
  });
});
