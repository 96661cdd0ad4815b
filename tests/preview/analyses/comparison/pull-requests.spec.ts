import assert from "node:assert/strict";
import { compareGraphs } from "../../../../preview/analyses/comparison/comparison";
import { hasNoChanges, isRefused, type StackChanges } from "../../../../preview/analyses/comparison/result";
import { type Edit, previewEdited } from "../../../support/copies";
import { loadGraph } from "../../../support/program";

async function review(edits: readonly Edit[]): Promise<StackChanges> {
  const [before, after] = await Promise.all([loadGraph("prod"), previewEdited("prod", edits)]);
  return compareGraphs({ stack: "prod", base: "main", before, after, allowed: [] });
}

const of = ({ steps }: StackChanges, kind: string): string[] =>
  steps.filter((step) => step.kind === kind).map(({ type, name }) => `${type.split(":")[2] ?? ""} ${name}`);

const GONE = [3, 4].flatMap((zone) =>
  ["", "-public", "-private", "-isolated"].map((kind) => `cloudmart-network${kind}-${zone.toString()}`),
);

describe("a pull request for prod", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("that changes nothing needs no step", async () => {
    const changes = await review([["index.ts", "CloudMart:", "CloudMart -"]]);
    assert.ok(hasNoChanges(changes));
    assert.ok(changes.unchanged > 60);
  });

  it("that only renames a tier deletes and creates it, data included, and is told how to avoid that", async () => {
    const changes = await review([["index.ts", `new Cache("cloudmart-cache"`, `new Cache("cloudmart-sessions"`]]);
    const renamed = changes.steps.filter(({ kind }) => kind === "rename?");
    const stateful = ["ReplicationGroup", "Key", "Secret", "LogGroup"];
    for (const type of stateful)
      assert.ok(
        renamed.some((step) => step.type.endsWith(`:${type}`)),
        type,
      );
    assert.deepEqual([of(changes, "delete"), of(changes, "create")], [[], []]);
    // The instances' door stands in the cache's security group, which is another one now.
    assert.deepEqual(of(changes, "replace"), ["SecurityGroupIngressRule cloudmart-compute-cache-in-instances"]);
    for (const step of renamed.filter(({ isStateful }) => isStateful)) {
      assert.ok(isRefused(step));
      assert.match(step.explanation ?? "", /looks like a rename of cloudmart-cache/);
    }
    assert.equal(
      changes.steps.findIndex((step) => !isRefused(step)),
      changes.steps.filter(isRefused).length,
    );
  });

  it("that renames it with an alias keeps it", async () => {
    const changes = await review([
      ["index.ts", `new Cache("cloudmart-cache"`, `new Cache("cloudmart-sessions"`],
      [
        "index.ts",
        "{ ...environment.cache, network }, options)",
        `{ ...environment.cache, network }, { ...options, aliases: [{ name: "cloudmart-cache" }] })`,
      ],
    ]);
    assert.deepEqual([of(changes, "rename?"), of(changes, "delete"), of(changes, "create")], [[], [], []]);
  });

  it("that halves the zones takes what stood in the others, and no data", async () => {
    const four: readonly Edit[] = [
      [
        "Pulumi.prod.yaml",
        "[ap-northeast-2a, ap-northeast-2b]",
        "[ap-northeast-2a, ap-northeast-2b, ap-northeast-2c, ap-northeast-2d]",
      ],
      ["Pulumi.prod.yaml", "workloadZoneCount: 2", "workloadZoneCount: 4"],
      ["Pulumi.prod.yaml", "minInstances: 2", "minInstances: 4"],
    ];
    const [before, after] = await Promise.all([previewEdited("prod", four), loadGraph("prod")]);
    const changes = compareGraphs({ stack: "prod", base: "main", before, after, allowed: [] });
    /*X*/ assert.deepEqual(changes.steps.filter(isRefused), []);
    assert.deepEqual(new Set(of(changes, "delete").map((name) => name.replace(/.* /, ""))), new Set(GONE));
    assert.deepEqual([of(changes, "replace"), of(changes, "may replace"), of(changes, "create")], [[], [], []]);
    assert.deepEqual(of(changes, "update"), [
      "SubnetGroup cloudmart-cache-subnet-group",
      "Group cloudmart-compute",
      "LoadBalancer cloudmart-compute-alb",
      "SubnetGroup cloudmart-database-subnets",
      "VpcEndpoint cloudmart-network-dynamodb",
      "VpcEndpoint cloudmart-network-s3",
    ]);
  });

  it("that lets prod do with one zone, policy and all, is shown with what it takes away", async () => {
    const changes = await review([
      ["Pulumi.prod.yaml", "workloadZoneCount: 2", "workloadZoneCount: 1"],
      ["Pulumi.prod.yaml", "nodeCount: 2", "nodeCount: 1"],
      ["environments/prod.ts", `natGatewayStrategy: "OnePerAz"`, `natGatewayStrategy: "Single"`],
      ["environments/prod.ts", "isMultiAz: true", "isMultiAz: false"],
      ["environments/prod.ts", "isFailoverRequired: true", "isFailoverRequired: false"],
    ]);
    /*X*/ assert.deepEqual(changes.steps.filter(isRefused), []);
    assert.deepEqual(of(changes, "delete"), ["Eip cloudmart-network-2", "NatGateway cloudmart-network-2"]);
    assert.deepEqual(of(changes, "update"), [
      "ReplicationGroup cloudmart-cache",
      "Group cloudmart-compute",
      "Instance cloudmart-database",
      "Route cloudmart-network-private-2",
    ]);
    assert.equal(changes.steps.length, 6);
  });
});
