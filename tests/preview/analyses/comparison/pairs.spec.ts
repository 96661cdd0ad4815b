import assert from "node:assert/strict";
import fc from "fast-check";
import type { GraphResource } from "../../../../policy/resource-graph";
import { compareGraphs } from "../../../../preview/analyses/comparison/comparison";
import { isRefused, type StackChanges } from "../../../../preview/analyses/comparison/result";
import { NO_OPTIONS } from "../../../../preview/engine/registration";
import { makeGraph, makeResource } from "../../../support/graphs";

const DATABASE = "aws:rds/instance:Instance";
const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";

function compare(
  before: readonly GraphResource[],
  after: readonly GraphResource[],
  allowed: readonly string[] = [],
): StackChanges {
  const [base, head] = [makeGraph(before), makeGraph(after)];
  return compareGraphs({ stack: "dev", base: "main", before: base, after: head, allowed });
}

function kinds({ steps }: StackChanges): string[] {
  return steps.map(({ kind, name }) => `${kind} ${name}`);
}

describe("a rename", () => {
  const named = (name: string, aliases: string[] = []): GraphResource =>
    makeResource(
      "aws:kms/key:Key",
      name,
      { description: `${name} key` },
      {
        options: { ...NO_OPTIONS, aliases },
      },
    );
  const using = (name: string): GraphResource =>
    makeResource("aws:s3/bucketPolicy:BucketPolicy", "policy", { policy: `<aws:kms/key:Key::${name}.arn>` });

  it("without an alias deletes and creates, and is said to look like a rename", () => {
    const changes = compare([named("old"), using("old")], [named("new"), using("new")]);
    assert.deepEqual(kinds(changes), ["rename? new", "update policy"]);
    const [step] = changes.steps;
    assert.equal(step?.previousUrn, named("old").urn);
    assert.ok(isRefused(step));
    assert.match(step.explanation ?? "", /rename of old: an alias for the former name would keep it/);
    for (const name of ["old", "new"]) {
      const allowed = compare([named("old")], [named("new")], [name]);
      assert.equal(allowed.steps[0]?.isAllowed, true);
    }
  });

  it("with an alias changes nothing but what the program changed besides", () => {
    const kept = compare([named("old"), using("old")], [named("new", [named("old").urn]), using("new")]);
    assert.deepEqual(kinds(kept), ["update new"]); // its description holds the name
    assert.equal(kept.steps[0]?.previousUrn, named("old").urn);
  });

  it("of a component with an alias keeps its children", () => {
    const parent = (name: string, aliases: string[] = []): GraphResource =>
      makeResource("cloudmart:x:X", name, {}, { custom: false, options: { ...NO_OPTIONS, aliases } });
    const child = (of: string): GraphResource =>
      makeResource("aws:sns/topic:Topic", `${of}-topic`, {}, { parent: parent(of).urn });
    const changes = compare([parent("old"), child("old")], [parent("new", [parent("old").urn]), child("new")]);
    assert.deepEqual([kinds(changes), changes.unchanged], [[], 1]);
  });

  it("is not guessed where more than the name differs", () => {
    const before = makeResource(VPC, "old", { cidrBlock: "10.0.0.0/16" });
    const after = makeResource(VPC, "new", { cidrBlock: "10.1.0.0/16" });
    assert.deepEqual(kinds(compare([before], [after])), ["delete old", "create new"]);
  });
});

describe("any comparison", () => {
  const types = [VPC, SUBNET, DATABASE, "aws:dynamodb/table:Table"];
  const resource = fc
    .record({
      type: fc.constantFrom(...types),
      name: fc.constantFrom("a", "b", "c"),
      inputs: fc.dictionary(
        fc.constantFrom("cidrBlock", "vpcId", "engine", "tags", "x"),
        fc.oneof(fc.nat(2), fc.constantFrom(`<${VPC}::a.id>`, `<${SUBNET}::b.id>`, "[secret]")),
      ),
    })
    .map(({ type, name, inputs }) => makeResource(type, name, inputs));
  const graph = fc.uniqueArray(resource, { selector: ({ urn }) => urn, maxLength: 8 });

  it("of a graph with itself is empty", () => {
    fc.assert(
      fc.property(graph, (resources) => {
        const { steps, unchanged } = compare(resources, resources);
        assert.deepEqual([steps, unchanged], [[], resources.length]);
      }),
    );
  });

  it("reads the other way round as its mirror image, created for deleted", () => {
    const MIRROR: Readonly<Record<string, string>> = { create: "delete", delete: "create" };
    const names = ({ steps }: StackChanges, mirror: Readonly<Record<string, string>> = {}): string[] =>
      steps
        .filter(({ properties }) => properties.every(({ causedBy }) => causedBy === undefined))
        .filter(({ kind }) => kind !== "rename?")
        .map(({ kind, urn }) => `${mirror[kind] ?? kind} ${urn}`)
        .sort();
    fc.assert(
      fc.property(graph, graph, (one, other) => {
        assert.deepEqual(names(compare(one, other)), names(compare(other, one), MIRROR));
      }),
    );
  });
});
