import assert from "node:assert/strict";
import { type GraphResource, type JsonObject, type JsonValue, UNKNOWN } from "../../policy/resource-graph";
import { CannotTell, ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:rds/subnetGroup:SubnetGroup";
const KEY = "aws:kms/key:Key";

function view(inputs: JsonObject): ResourceView {
  return ResourceView.of(makeResource(GROUP, "group", inputs));
}

function cannotTell(property: string): (error: unknown) => boolean {
  return (error) => error instanceof CannotTell && error.property === property;
}

describe("a resource seen by path", () => {
  const group = view({
    name: "orders",
    rules: [{ port: 5432, peer: { id: "sg-1" } }, { port: "6379" }],
    encrypted: "true",
    nothing: null,
  });

  it("follows keys and indexes, and finds nothing where nothing was written", () => {
    assert.equal(group.value("rules[0].peer.id"), "sg-1");
    assert.equal(group.value("rules[2].peer.id"), undefined);
    assert.equal(group.value("name.first"), undefined);
    assert.equal(group.value("rules.port"), undefined);
    assert.equal(group.value("nothing"), undefined);
  });

  it("reads a number and a flag also where they were written as text", () => {
    assert.deepEqual([group.number("rules[0].port"), group.number("rules[1].port")], [5432, 6379]);
    assert.deepEqual([group.number("name"), group.number("absent")], [undefined, undefined]);
    assert.deepEqual([view({ on: true }).flag("on"), group.flag("encrypted")], [true, true]);
    assert.deepEqual([view({ on: "yes" }).flag("on"), group.flag("absent")], [false, false]);
  });

  it("says where a list's elements are, and nothing of a list that nobody knows yet", () => {
    assert.deepEqual(group.elements("rules"), ["rules[0]", "rules[1]"]);
    assert.deepEqual(view({ rules: [UNKNOWN] }).elements("rules"), ["rules[0]"]);
    assert.deepEqual(group.elements("absent"), []);
    assert.throws(() => view({ rules: UNKNOWN }).elements("rules"), cannotTell("rules"));
  });

  it("reads no number from empty text", () => {
    assert.equal(view({ port: " " }).number("port"), undefined);
  });

  it("shows as text what is none", () => {
    assert.equal(group.text("rules[0].port"), "5432");
    assert.equal(group.text("rules[0].peer"), '{"id":"sg-1"}');
    assert.equal(group.text("absent"), undefined);
  });

  it("takes what is no list for an empty one, and leaves out what is no object", () => {
    assert.deepEqual(group.list("name"), []);
    assert.deepEqual(view({ mixed: [1, { a: 2 }, null] }).objects("mixed"), [{ a: 2 }]);
  });

  it("parses JSON, and finds none in other text", () => {
    assert.deepEqual(view({ policy: '{"Statement":[]}' }).json("policy"), { Statement: [] });
    assert.equal(view({ policy: "{" }).json("policy"), undefined);
    assert.equal(view({}).json("policy"), undefined);
  });
});

describe("a value that is not known yet", () => {
  const group = view({ id: UNKNOWN, list: ["a", UNKNOWN], block: { inner: { arn: UNKNOWN, name: "x" } } });

  it("is there, whatever it will be", () => {
    assert.ok(group.has("id"));
    assert.ok(group.has("block.inner.arn"));
    assert.ok(!group.has("block.other"));
  });

  it("cannot be read, by any reader", () => {
    const readers = ["value", "text", "number", "flag", "list", "objects", "json"] as const;
    for (const reader of readers) assert.throws(() => group[reader]("id"), cannotTell("id"), reader);
  });

  it("cannot be read from its list or its block either, while its neighbours can", () => {
    assert.throws(() => group.list("list"), cannotTell("list"));
    assert.throws(() => group.value("block"), cannotTell("block"));
    assert.equal(group.value("list[0]"), "a");
    assert.equal(group.value("block.inner.name"), "x");
  });

  it("hides whether anything is inside it", () => {
    assert.throws(() => group.has("id.inner"), cannotTell("id.inner"));
  });

  it("is everything of a resource of which nobody can tell what was asked for", () => {
    const hidden = ResourceView.of(makeResource(GROUP, "group", {}, { hidesInputs: true }));
    assert.throws(() => hidden.has("name"), cannotTell("name"));
    assert.throws(() => hidden.text("name"), cannotTell("name"));
  });

  it("counts as an element of its list, but says nothing of its own length", () => {
    assert.equal(group.length("list"), 2);
    assert.equal(group.length("id"), undefined);
  });

  it("is named in the error", () => {
    assert.throws(() => group.value("id"), /^Error: id is not known before deployment$/);
  });
});

describe("the resources that a property refers to", () => {
  const a = makeResource(SUBNET, "a");
  const b = makeResource(SUBNET, "b");
  const c = makeResource(SUBNET, "c");
  const key = makeResource(KEY, "key");

  function referred(subnetIds: JsonValue | undefined, dependencies: readonly GraphResource[] = []): string[] {
    const group = makeResource(GROUP, "group", subnetIds === undefined ? {} : { subnetIds }, {
      propertyDependencies: { subnetIds: dependencies.map(({ urn }) => urn) },
    });
    const stack = new StackView(makeGraph([a, b, c, key, group]), "dev");
    return stack.referred(ResourceView.of(group), "subnetIds", SUBNET).map(({ name }) => name);
  }

  it("are found by what is written, in its order and as often, whatever else the property waits for", () => {
    const written = [`<${SUBNET}::b.id>`, `<${SUBNET}::a.id>`, `<${SUBNET}::b.id>`];
    assert.deepEqual(referred(written, [a, b, c]), ["b", "a", "b"]);
  });

  it("are found inside longer text, and only those of the type", () => {
    assert.deepEqual(referred(`arn/<${SUBNET}::c.arn>/<${KEY}::key.arn>`), ["c"]);
  });

  it("are the only dependency of the type where the value is not known yet", () => {
    assert.deepEqual(referred(UNKNOWN, [a, key]), ["a"]);
  });

  it("are the dependencies where there is one for each element", () => {
    assert.deepEqual(referred([UNKNOWN, UNKNOWN], [a, b]), ["a", "b"]);
    assert.deepEqual(referred(["subnet-1", "subnet-2"], [a, b]), ["a", "b"]);
  });

  it("cannot be told where there are more dependencies than elements, or nobody knows how many elements", () => {
    assert.throws(() => referred([UNKNOWN, UNKNOWN], [a, b, c]), cannotTell("subnetIds"));
    assert.throws(() => referred(UNKNOWN, [a, b]), cannotTell("subnetIds"));
  });

  it("cannot be told where no dependency is of the type", () => {
    assert.throws(() => referred(UNKNOWN, [key]), cannotTell("subnetIds"));
    assert.throws(() => referred(["subnet-of-somebody-else"]), cannotTell("subnetIds"));
  });

  it("cannot be told where the resource written is not in the stack", () => {
    assert.throws(() => referred([`<${SUBNET}::gone.id>`]), cannotTell("subnetIds"));
  });

  it("are none where the property was not written", () => {
    assert.deepEqual(referred(undefined, [a]), []);
  });

  it("are found for a path inside a property, through that property's dependencies", () => {
    const inside = makeResource(
      GROUP,
      "group",
      { block: [{ subnetId: UNKNOWN }] },
      {
        propertyDependencies: { block: [b.urn] },
      },
    );
    const stack = new StackView(makeGraph([a, b, inside]), "dev");
    assert.deepEqual(
      stack.referred(ResourceView.of(inside), "block[0].subnetId", SUBNET).map(({ name }) => name),
      ["b"],
    );
  });
});

describe("the resources that refer to one", () => {
  const key = makeResource(KEY, "key");
  const subnet = makeResource(SUBNET, "a");
  const other = makeResource(SUBNET, "b");

  function referring(subnetIds: JsonValue, dependencies: readonly GraphResource[] = []): string[] {
    const propertyDependencies = { subnetIds: dependencies.map(({ urn }) => urn) };
    const group = makeResource(GROUP, "group", { subnetIds }, { propertyDependencies });
    const stack = new StackView(makeGraph([key, subnet, other, group, makeResource(GROUP, "silent")]), "dev");
    return stack.referring(ResourceView.of(subnet), GROUP, "subnetIds").map(({ name }) => name);
  }

  it("are those whose property leads to it", () => {
    assert.deepEqual(referring([`<${SUBNET}::b.id>`, `<${SUBNET}::a.id>`]), ["group"]);
    assert.deepEqual(referring(UNKNOWN, [subnet, key]), ["group"]);
  });

  it("are not those whose property leads elsewhere, known or not", () => {
    assert.deepEqual(referring([`<${SUBNET}::b.id>`], [subnet]), []);
    assert.deepEqual(referring(UNKNOWN, [other]), []);
    assert.deepEqual(referring(UNKNOWN, [key]), []);
    assert.deepEqual(referring("subnet-of-somebody-else"), []);
  });

  it("cannot be told where one of them may, and it is not known which it names", () => {
    assert.throws(() => referring(UNKNOWN, [subnet, other]), cannotTell("subnetIds"));
  });
});

describe("what must wait for what", () => {
  function chain(...edges: readonly (readonly [string, readonly string[]])[]): StackView {
    const urns = (names: readonly string[]): string[] => names.map((name) => makeResource(KEY, name).urn);
    const resources = edges.map(([name, to]) => makeResource(KEY, name, {}, { dependencies: urns(to) }));
    return new StackView(makeGraph(resources), "dev");
  }

  function dependsOn(stack: StackView, from: string, to: string): boolean {
    const [one, other] = [from, to].map((name) => stack.all(KEY).find((each) => each.name === name));
    assert.ok(one !== undefined && other !== undefined);
    return stack.dependsOn(one, other);
  }

  it("is what it depends on, directly or through others, and not the other way round", () => {
    const stack = chain(["a", ["b"]], ["b", ["c"]], ["c", []]);
    assert.ok(dependsOn(stack, "a", "b"));
    assert.ok(dependsOn(stack, "a", "c"));
    assert.ok(!dependsOn(stack, "c", "a"));
  });

  it("ends where dependencies go round, or lead out of the stack", () => {
    const stack = chain(["a", ["b", "gone"]], ["b", ["a"]], ["c", []]);
    assert.ok(!dependsOn(stack, "a", "c"));
    assert.ok(dependsOn(stack, "a", "a"));
  });
});
