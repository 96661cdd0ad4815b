import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { hasNoChanges, isRefused, type StackChanges } from "../../../../preview/analyses/comparison/result";
import { compareStacks, findNeedless, type Side } from "../../../../preview/analyses/comparison/stacks";
import { inBackground } from "../../../support/background";
import { type Edit, previewEdited, PULL_REQUESTS } from "../../../support/copies";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";

async function review(edits: readonly Edit[]): Promise<StackChanges> {
  const [before, after] = await Promise.all([loadGraph("prod"), previewEdited("prod", edits)]);
  return compareProd(before, after);
}

function compareProd(before: ResourceGraph, after: ResourceGraph): StackChanges {
  const side = (graph: ResourceGraph): ReadonlyMap<string, Side> => new Map([["prod", { graph, errors: [] }]]);
  const [changes] = compareStacks({ base: "main", before: side(before), after: side(after), allowed: [] });
  assert.ok(changes !== undefined);
  return changes;
}

/** What watches a part comes and goes with it, and is not what these specs are about. */
const isWatched = ({ name }: { readonly name: string }): boolean => !name.startsWith("cloudmart-observability");

const of = ({ steps }: StackChanges, kind: string): string[] =>
  steps
    .filter((step) => step.kind === kind && isWatched(step))
    .map(({ type, name }) => `${type.split(":")[2] ?? ""} ${name}`);

const RENAMED_WITH_ALIAS: readonly Edit[] = [
  ...PULL_REQUESTS.renamesTheCache,
  [
    "index.ts",
    "{ ...environment.cache, network, logging }, options)",
    `{ ...environment.cache, network, logging }, { ...options, aliases: [{ name: "cloudmart-cache" }] })`,
  ],
];
const OTHER_ADDRESSES: readonly Edit[] = [["Pulumi.prod.yaml", "cidrBlock: 10.0.0.0/16", "cidrBlock: 10.4.0.0/16"]];
const ONE_ZONE: readonly Edit[] = [
  ["Pulumi.prod.yaml", "workloadZoneCount: 2", "workloadZoneCount: 1"],
  ["Pulumi.prod.yaml", "nodeCount: 2", "nodeCount: 1"],
  ["environments/prod.ts", `natGatewayStrategy: "OnePerAz"`, `natGatewayStrategy: "Single"`],
  ["environments/prod.ts", "isMultiAz: true", "isMultiAz: false"],
  ["environments/prod.ts", "isFailoverRequired: true", "isFailoverRequired: false"],
];

const GONE = [3, 4].flatMap((zone) =>
  ["", "-public", "-private", "-isolated"].map((kind) => `cloudmart-network${kind}-${zone.toString()}`),
);

for (const edits of [...Object.values<readonly Edit[]>(PULL_REQUESTS), RENAMED_WITH_ALIAS, OTHER_ADDRESSES, ONE_ZONE]) {
  inBackground(() => previewEdited("prod", edits));
}

describe("a pull request for prod", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("that changes nothing needs no step", async () => {
    const changes = await review(PULL_REQUESTS.changesNothing);
    assert.ok(hasNoChanges(changes));
    assert.ok(Number(changes.unchanged) > 60);
  });

  it("that only renames a tier deletes and creates it, data included, and is told how to avoid that", async () => {
    const changes = await review(PULL_REQUESTS.renamesTheCache);
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

  it("that moves the network to other addresses asks AWS for subnet groups in another VPC, which it refuses", async () => {
    const changes = await review(OTHER_ADDRESSES);
    const refused = changes.steps.filter(({ refusedByAws }) => refusedByAws !== undefined);
    assert.deepEqual(
      refused.map(({ kind, type }) => `${kind} ${type}`),
      ["update aws:elasticache/subnetGroup:SubnetGroup", "update aws:rds/subnetGroup:SubnetGroup"],
    );
  });

  it("that renames it with an alias keeps it", async () => {
    const changes = await review(RENAMED_WITH_ALIAS);
    assert.deepEqual([of(changes, "rename?"), of(changes, "delete"), of(changes, "create")], [[], [], []]);
  });

  it("that halves the zones takes what stood in the others, and no data", async () => {
    const [before, after] = await Promise.all([previewEdited("prod", PULL_REQUESTS.hasFourZones), loadGraph("prod")]);
    const changes = compareProd(before, after);
    assert.deepEqual(changes.steps.filter(isRefused), []);
    assert.deepEqual(new Set(of(changes, "delete").map((name) => name.replace(/.* /, ""))), new Set(GONE));
    assert.deepEqual([of(changes, "replace"), of(changes, "may replace"), of(changes, "create")], [[], [], []]);
    assert.deepEqual(of(changes, "update"), [
      "SubnetGroup cloudmart-cache-subnet-group",
      "Group cloudmart-compute",
      "LoadBalancer cloudmart-compute-alb",
      "SubnetGroup cloudmart-database-subnets",
      "NetworkAcl cloudmart-network-data",
      "VpcEndpoint cloudmart-network-dynamodb",
      "VpcEndpoint cloudmart-network-s3",
    ]);
  });

  it("that lets prod do with one zone, policy and all, is shown with what it takes away", async () => {
    const changes = await review(ONE_ZONE);
    assert.deepEqual(changes.steps.filter(isRefused), []);
    assert.deepEqual(of(changes, "delete"), [
      "Eip cloudmart-network-2",
      "NatGateway cloudmart-network-2",
      // One node has nothing to fail over to.
      "ExperimentTemplate cloudmart-recovery-cache-failover",
      "Role cloudmart-recovery-cache-failover",
      "RolePolicy cloudmart-recovery-cache-failover",
    ]);
    assert.deepEqual(of(changes, "update"), [
      "ReplicationGroup cloudmart-cache",
      "Group cloudmart-compute",
      "Instance cloudmart-database",
      "Route cloudmart-network-private-2",
      "ExperimentTemplate cloudmart-recovery-database-failover",
      "ExperimentTemplate cloudmart-recovery-zone-power-loss",
      "Role cloudmart-recovery-database-failover",
      "RolePolicy cloudmart-recovery-zone-power-loss",
    ]);
    assert.equal(changes.steps.filter(isWatched).length, 13);
  });
});

describe("the changes of several stacks", () => {
  const table = makeResource("aws:dynamodb/table:Table", "orders");
  const good: Side = { graph: makeGraph([table]), errors: [] };
  const compare = (before: Record<string, Side>, after: Record<string, Side>, allowed: string[] = []): StackChanges[] =>
    compareStacks({
      base: "main",
      before: new Map(Object.entries(before)),
      after: new Map(Object.entries(after)),
      allowed,
    });

  it("come in the working tree's order, those that are gone last", () => {
    const changes = compare({ gone: good, dev: good }, { prod: good, dev: good });
    assert.deepEqual(
      changes.map(({ stack, isNew, isRemoved }) => [stack, isNew, isRemoved]),
      [
        ["prod", true, false],
        ["dev", false, false],
        ["gone", false, true],
      ],
    );
  });

  it("are not known where a side has no result, and say which", () => {
    const [changes] = compare({ dev: { errors: ["no"] } }, { dev: { errors: ["neither"] } });
    assert.deepEqual(changes?.errors, ["main has no result: no", "the working tree has no result: neither"]);
    assert.deepEqual([changes.steps, changes.unchanged], [[], 0]);
  });

  it("are not known where the project has another name: to the engine it is another stack", () => {
    const other = { graph: { ...makeGraph([table]), project: "shop" }, errors: [] };
    assert.match(compare({ dev: other }, { dev: good })[0]?.errors.join() ?? "", /called shop, now cloudmart/);
  });

  it("tell which allowances were needed by nothing", () => {
    const allowed = ["orders", "odd"];
    const changes = compare({ dev: good }, { dev: { graph: makeGraph([]), errors: [] } }, allowed);
    assert.deepEqual(findNeedless(changes, allowed), ["odd"]);
  });
});
