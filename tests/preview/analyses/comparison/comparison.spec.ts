import assert from "node:assert/strict";
import type { GraphResource, JsonObject, ResourceGraph } from "../../../../policy/resource-graph";
import { compareGraphs } from "../../../../preview/analyses/comparison/comparison";
import { isRefused, type StackChanges } from "../../../../preview/analyses/comparison/result";
import { NO_OPTIONS } from "../../../../preview/engine/registration";
import { makeGraph, makeResource } from "../../../support/graphs";

const DATABASE = "aws:rds/instance:Instance";
const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";

function compare(
  before: readonly GraphResource[] | undefined,
  after: readonly GraphResource[] | undefined,
  allowed: readonly string[] = [],
): StackChanges {
  const graph = (resources: readonly GraphResource[] | undefined): ResourceGraph | undefined =>
    resources === undefined ? undefined : makeGraph(resources);
  return compareGraphs({ stack: "dev", base: "main", before: graph(before), after: graph(after), allowed });
}

function kinds({ steps }: StackChanges): string[] {
  return steps.map(({ kind, name }) => `${kind} ${name}`);
}

function database(inputs: JsonObject, options: Partial<GraphResource["options"]> = {}): GraphResource {
  return makeResource(DATABASE, "orders", inputs, { options: { ...NO_OPTIONS, ...options } });
}

describe("the comparison of two graphs of a stack", () => {
  it("says what is created, updated, deleted and replaced, and counts what stays", () => {
    const kept = makeResource(VPC, "vpc", { cidrBlock: "10.0.0.0/16" });
    const changes = compare(
      [kept, makeResource("aws:sns/topic:Topic", "old"), makeResource(SUBNET, "a", { cidrBlock: "10.0.1.0/24" })],
      [kept, makeResource("aws:lb/listener:Listener", "new"), makeResource(SUBNET, "a", { cidrBlock: "10.0.2.0/24" })],
    );
    assert.deepEqual(kinds(changes), ["delete old", "replace a", "create new"]);
    assert.equal(changes.unchanged, 1);
    assert.deepEqual(changes.steps[1]?.properties, [
      {
        path: "cidrBlock",
        before: "10.0.1.0/24",
        after: "10.0.2.0/24",
        forcesReplacement: true,
        source: "the provider: forces a new resource",
      },
    ]);
  });

  it("updates in place what the provider changes in place", () => {
    const changes = compare([database({ instanceClass: "a" })], [database({ instanceClass: "b" })]);
    assert.deepEqual(kinds(changes), ["update orders"]);
    assert.equal(changes.steps[0]?.isDestructive, false);
  });

  it("takes a type or a property that the data does not know for a possible replacement, never for an update", () => {
    const of = (type: string, size: number): GraphResource => makeResource(type, "x", { size });
    for (const type of ["aws:dynamodb/table:Table", SUBNET]) {
      const changes = compare([of(type, 1)], [of(type, 2)]);
      assert.deepEqual(kinds(changes), ["may replace x"]);
      assert.match(changes.steps[0]?.properties[0]?.source ?? "", /^no data about size of aws:/);
    }
  });

  it("decides by the values where the provider does", () => {
    const group = (engineVersion: string): GraphResource =>
      makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "cache", { engineVersion });
    assert.deepEqual(kinds(compare([group("7.1")], [group("7.10")])), ["update cache"]);
    assert.deepEqual(kinds(compare([group("7.10")], [group("7.1")])), ["may replace cache"]);
  });

  it("leaves alone what the program tells the engine to ignore", () => {
    const options = { ignoreChanges: ["availabilityZone", "tags.seen"] };
    const before = database({ availabilityZone: "a", tags: { seen: "1", kept: "1" } }, options);
    assert.deepEqual(kinds(compare([before], [database({ availabilityZone: "b", tags: { kept: "1" } }, options)])), []);
  });

  it("replaces where the program asks for it", () => {
    const options = { replaceOnChanges: ["identifier"] };
    const changes = compare([database({ identifier: "a" })], [database({ identifier: "b" }, options)]);
    assert.deepEqual(kinds(changes), ["replace orders"]);
    assert.match(changes.steps[0]?.properties[0]?.source ?? "", /replaceOnChanges/);
  });

  it("puts lost data first, and refuses it until somebody names it", () => {
    const before = [makeResource("aws:sns/topic:Topic", "a"), database({ engine: "postgres" })];
    const refused = compare(before, [database({ engine: "mysql" })]);
    assert.deepEqual(kinds(refused), ["replace orders", "delete a"]);
    assert.deepEqual(refused.steps.map(isRefused), [true, false]);
    assert.match(refused.steps[0]?.explanation ?? "", /holds the database's content/);
    const allowed = compare(before, [database({ engine: "mysql" })], ["orders"]);
    assert.deepEqual(allowed.steps.map(isRefused), [false, false]);
    assert.equal(allowed.steps[0]?.isAllowed, true);
  });

  it("puts what nobody allowed before what somebody did", () => {
    const before = ["a", "b"].map((name) => makeResource("aws:dynamodb/table:Table", name));
    assert.deepEqual(kinds(compare(before, [], ["a"])), ["delete b", "delete a"]);
  });

  it("says that the engine refuses to destroy what is protected, and what loses its protection", () => {
    const before = database({ engine: "postgres" }, { protect: true });
    const [step] = compare([before], []).steps;
    assert.equal(step?.isProtected, true);
    assert.match(step.explanation ?? "", /^protected: the engine refuses/);
    const changes = compare([before], [database({ engine: "postgres" })]);
    assert.deepEqual([kinds(changes), changes.noLongerProtected], [[], ["orders"]]);
  });

  it("does not take for lost what is retained on delete", () => {
    const [step] = compare([database({}, { retainOnDelete: true })], []).steps;
    assert.equal(step?.isDestructive, false);
    assert.match(step.explanation ?? "", /stays in the account/);
  });

  it("says that a stack is new or removed", () => {
    const created = compare(undefined, [database({})]);
    assert.deepEqual([created.isNew, created.isRemoved, kinds(created)], [true, false, ["create orders"]]);
    const removed = compare([database({})], undefined);
    assert.deepEqual([removed.isNew, removed.isRemoved, kinds(removed), removed.unchanged], [false, true, [], 1]);
  });
});

describe("a replacement", () => {
  const vpc = (cidrBlock: string): GraphResource => makeResource(VPC, "vpc", { cidrBlock });
  const subnet = makeResource(SUBNET, "a", { vpcId: "<aws:ec2/vpc:Vpc::vpc.id>", cidrBlock: "10.0.1.0/24" });
  const route = makeResource("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", {
    subnetId: "<aws:ec2/subnet:Subnet::a.id>",
  });

  it("replaces those whose forcing properties refer to it, in turn", () => {
    const changes = compare([vpc("10.0.0.0/16"), subnet, route], [vpc("10.1.0.0/16"), subnet, route]);
    assert.deepEqual(kinds(changes).sort(), ["replace a", "replace a", "replace vpc"]);
    const caused = changes.steps.flatMap(({ properties }) => properties.flatMap(({ causedBy }) => causedBy ?? []));
    assert.deepEqual(caused.sort(), ["a", "vpc"]);
  });

  it("updates those that refer to it elsewhere", () => {
    const group = makeResource("aws:autoscaling/group:Group", "group", {
      vpcZoneIdentifiers: ["<aws:ec2/subnet:Subnet::a.id>"],
    });
    const other = { ...subnet, inputs: { ...subnet.inputs, cidrBlock: "10.0.9.0/24" } };
    assert.deepEqual(kinds(compare([subnet, group], [other, group])), ["replace a", "update group"]);
  });

  it("reaches values that cannot be read, by where they come from", () => {
    const password = (length: number): GraphResource =>
      makeResource("random:index/randomPassword:RandomPassword", "token", { length });
    const dependsOn = { secretString: [password(1).urn] };
    const version = makeResource(
      "aws:secretsmanager/secretVersion:SecretVersion",
      "secret",
      { secretString: "[secret]" },
      { propertyDependencies: dependsOn },
    );
    assert.deepEqual(kinds(compare([password(32), version], [password(64), version])), [
      "replace token",
      "update secret",
    ]);
  });

  it("that only may happen makes what follows uncertain too", () => {
    const before = makeResource(VPC, "vpc", { odd: 1 });
    const after = makeResource(VPC, "vpc", { odd: 2 });
    assert.deepEqual(kinds(compare([before, subnet], [after, subnet])), ["may replace a", "may replace vpc"]);
  });

  it("is not needed for a new version of a launch template, which updates the group", () => {
    const template = (imageId: string): GraphResource =>
      makeResource("aws:ec2/launchTemplate:LaunchTemplate", "t", { imageId });
    const group = makeResource("aws:autoscaling/group:Group", "group", {
      launchTemplate: { version: "<aws:ec2/launchTemplate:LaunchTemplate::t.latestVersion>" },
    });
    assert.deepEqual(kinds(compare([template("a"), group], [template("b"), group])), ["update group", "update t"]);
  });
});
