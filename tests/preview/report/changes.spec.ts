import assert from "node:assert/strict";
import { createColors } from "picocolors";
import type { GraphResource } from "../../../policy/resource-graph";
import { compareGraphs } from "../../../preview/analyses/comparison/comparison";
import { countUnchanged } from "../../../preview/analyses/comparison/engine-steps";
import type { StackChanges } from "../../../preview/analyses/comparison/result";
import { describeChanges, renderChanges } from "../../../preview/report/changes";
import { NO_OPTIONS } from "../../../preview/engine/registration";
import { makeGraph, makeResource } from "../../support/graphs";

function compare(
  before: readonly GraphResource[],
  after: readonly GraphResource[],
  allowed: string[] = [],
): StackChanges {
  return compareGraphs({ stack: "dev", base: "main", before: makeGraph(before), after: makeGraph(after), allowed });
}

const render = (...changes: StackChanges[]): string[] => renderChanges(changes, 80, createColors(false));

const database = (engine: string, protect = false): GraphResource =>
  makeResource("aws:rds/instance:Instance", "orders", { engine }, { options: { ...NO_OPTIONS, protect } });
const group = (maxSize: number): GraphResource => makeResource("aws:autoscaling/group:Group", "web", { maxSize });

describe("the changes in a terminal", () => {
  it("begin with what is dangerous: why, what is lost, and how to accept it", () => {
    assert.deepEqual(render(compare([database("postgres"), group(2)], [database("mysql"), group(3)])), [
      "dev against main: 1 replaced, 1 updated, 0 as they are; 1 step would lose data",
      "  -/+ replace Instance orders",
      "      engine: postgres -> mysql (forces it; the provider: forces a new resource)",
      "      holds the database's content; a new instance is empty",
      "      to accept it: --allow-destructive orders",
      "  ~ update Group web: maxSize",
    ]);
  });

  it("say what was allowed, and what loses its protection", () => {
    const lines = render(
      compare([database("postgres")], [database("mysql")], ["orders"]),
      compare([database("postgres", true)], [database("postgres")]),
    );
    assert.equal(lines[1], "  -/+ replace Instance orders (allowed)");
    assert.ok(!lines.some((line) => line.includes("to accept it")));
    assert.equal(lines.at(-1), "  no longer protected: orders");
  });

  it("say that there are none, that a stack is new or gone, or why nothing can be said", () => {
    const none = compare([group(1)], [group(1)]);
    assert.deepEqual(render(none), ["dev against main: no changes"]);
    assert.equal(
      describeChanges({ ...none, isRemoved: true }),
      "its stack file is gone; pulumi destroy would delete 1 resource",
    );
    assert.match(describeChanges({ ...compare([], [group(1)]), isNew: true }), /^a new stack: 1 created/);
    assert.deepEqual(render({ ...none, errors: ["main has no result:\n  no"] }), [
      "dev against main: cannot be compared",
      "  main has no result: no",
    ]);
  });

  it("tell the engine's own steps from the estimate", () => {
    const changes = compare([group(1)], [group(2)]);
    assert.match(describeChanges({ ...changes, source: "engine" }), /the engine's own steps/);
    assert.doesNotMatch(describeChanges(changes), /engine/);
  });

  it("count resources as the summary does: without providers, which are named where they change", () => {
    const provider = (region: string): GraphResource => makeResource("pulumi:providers:aws", "aws", { region });
    const created = [provider("a"), group(1)];
    assert.match(describeChanges({ ...compare([], created), isNew: true }), /^a new stack: 1 created, 0 as they are$/);
    assert.equal(describeChanges(compare(created, [provider("a"), group(2)])), "1 updated, 0 as they are");
    assert.match(describeChanges(compare(created, [provider("b"), group(1)])), /^1 as they are; provider: 1 /);
  });

  it("of the engine say how many resources of the stack no step is about, as far as that is known", () => {
    const changes = { ...compare([group(1)], [group(2)]), source: "engine" as const, unchanged: null };
    assert.equal(describeChanges(changes), "1 updated; the engine's own steps");
    const stack = [makeResource("pulumi:providers:aws", "aws"), group(2), makeResource("aws:sns/topic:Topic", "a")];
    assert.match(describeChanges(countUnchanged(changes, makeGraph(stack))), /^1 updated, 1 as they are; /);
  });

  it("fit their width, however long a value is", () => {
    const long = (text: string): GraphResource =>
      makeResource("aws:ec2/subnet:Subnet", "a", { cidrBlock: text.repeat(99) });
    const lines = render(compare([long("10.0.1.0/24 ")], [long("10.0.2.0/24\n")]));
    assert.deepEqual(
      lines.filter((line) => line.length > 80),
      [],
    );
  });
});
