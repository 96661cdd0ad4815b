import assert from "node:assert/strict";
import { createColors } from "picocolors";
import type { GraphResource, JsonObject } from "../../../../policy/resource-graph";
import { compareGraphs } from "../../../../preview/analyses/comparison/comparison";
import { readEngineChanges } from "../../../../preview/analyses/comparison/engine-steps";
import type { ChangeStep, StackChanges } from "../../../../preview/analyses/comparison/result";
import { conclude, judge, type Output } from "../../../../preview/conclude";
import type { DigestStep } from "../../../../preview/engine/preview-file";
import type { ReportDocument } from "../../../../preview/report/json";
import { renderPage } from "../../../../preview/report/html/page";
import { makeGraph, makeResource } from "../../../support/graphs";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const GROUPS = ["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"];

function compare(before: readonly GraphResource[], after: readonly GraphResource[]): StackChanges {
  const [old, now] = [makeGraph(before), makeGraph(after)];
  const allowed = [...before, ...after].map(({ name }) => name);
  return compareGraphs({ stack: "dev", base: "main", before: old, after: now, allowed });
}

/** What changing one resource's inputs comes to. */
function change(type: string, before: JsonObject, after: JsonObject): Pick<ChangeStep, "kind" | "refusedByAws"> {
  const [step] = compare([makeResource(type, "x", before)], [makeResource(type, "x", after)]).steps;
  assert.ok(step !== undefined);
  return step;
}

/** A VPC with a subnet, and a database's and a cache's subnet group in it. */
function network(cidrBlock: string, subnetBlock = "10.0.1.0/24", vpc = "main"): GraphResource[] {
  return [
    makeResource(VPC, vpc, { cidrBlock }),
    makeResource(SUBNET, "a", { vpcId: `<${VPC}::${vpc}.id>`, cidrBlock: subnetBlock }),
    ...GROUPS.map((type) => makeResource(type, "group", { subnetIds: [`<${SUBNET}::a.id>`] })),
  ];
}

const refused = ({ steps }: StackChanges): string[] =>
  steps.filter(({ refusedByAws }) => refusedByAws !== undefined).map(({ kind, type }) => `${kind} ${type}`);

describe("what AWS refuses", () => {
  it("is a subnet group whose subnets move to another VPC, although the engine calls it an update", () => {
    const expected = [...GROUPS].sort().map((type) => `update ${type}`);
    const replaced = compare(network("10.0.0.0/16"), network("10.4.0.0/16"));
    assert.deepEqual(refused(replaced), expected);
    assert.deepEqual(refused({ ...replaced, steps: replaced.steps.slice(0, 2) }), expected); // they stand on top
    assert.match(replaced.steps[0]?.refusedByAws ?? "", /^subnetIds: .* another VPC, .* \(ElastiCache API, Modify/);
    const other = compare(network("10.0.0.0/16"), network("10.0.0.0/16", "10.0.1.0/24", "other"));
    assert.deepEqual(refused(other), expected);
  });

  it("is not a subnet group whose subnets are new in the same VPC", () => {
    const changes = compare(network("10.0.0.0/16"), network("10.0.0.0/16", "10.0.9.0/24"));
    assert.deepEqual(
      changes.steps.map(({ kind }) => kind),
      ["replace", "update", "update"],
    );
    assert.deepEqual(refused(changes), []);
  });

  it("is storage of RDS that shrinks, and not storage that grows", () => {
    const shrunk = change(DATABASE, { allocatedStorage: 500 }, { allocatedStorage: 20 });
    assert.equal(shrunk.kind, "update");
    assert.match(shrunk.refusedByAws ?? "", /^allocatedStorage: RDS does not shrink storage.*\(RDS API/);
    assert.equal(change(DATABASE, { allocatedStorage: 20 }, { allocatedStorage: 500 }).refusedByAws, undefined);
  });

  it("is an engine of RDS whose version falls; 15 is any 15", () => {
    const cases = [
      ["15", "14", true],
      ["15.10", "15.9", true],
      ["14.20", "15.1", false],
      ["15.4", "15", false],
      ["15.9", "15.10", false],
      ["latest", "15", false],
    ] as const;
    for (const [before, after, isRefused] of cases) {
      const { kind, refusedByAws } = change(DATABASE, { engineVersion: before }, { engineVersion: after });
      assert.deepEqual([kind, refusedByAws !== undefined], ["update", isRefused], `${before} to ${after}`);
    }
  });

  it("is not what is replaced: a new cache may have a lower version", () => {
    const { kind, refusedByAws } = change(CACHE, { engineVersion: "7.1" }, { engineVersion: "7.0" });
    assert.deepEqual([kind, refusedByAws], ["may replace", undefined]);
    const database = [
      { dbName: "a", allocatedStorage: 500 },
      { dbName: "b", allocatedStorage: 20 },
    ] as const;
    assert.equal(change(DATABASE, ...database).refusedByAws, undefined);
  });
});

describe("the engine's own steps that AWS refuses", () => {
  const step = (op: string, type: string, before: JsonObject, after: JsonObject, more = {}): DigestStep => {
    const urn = `urn:pulumi:dev::cloudmart::${type}::x`;
    const state = (inputs: JsonObject, id?: string) => ({ urn, type, custom: true, inputs, ...(id && { id }) });
    return { op, urn, oldState: state(before, "subnet-1"), newState: state(after), ...more } as DigestStep;
  };
  const group = step("update", String(GROUPS[0]), { subnetIds: ["subnet-1"] }, { subnetIds: "[unknown]" });
  const read = (...steps: readonly DigestStep[]): string[] =>
    refused(readEngineChanges("preview.json", { steps: [...steps] }, []));

  it("are found by the values in them, and by the subnets that a group loses with their VPC", () => {
    const moved = step("replace", SUBNET, {}, {}, { replaceReasons: ["vpcId"] });
    assert.deepEqual(read(moved, group), [`update ${String(GROUPS[0])}`]);
    assert.deepEqual(read(step("replace", SUBNET, {}, {}, { replaceReasons: ["cidrBlock"] }), group), []);
    for (const type of [DATABASE, CACHE]) {
      assert.deepEqual(read(step("update", type, { engineVersion: "7.1" }, { engineVersion: "7.0" })), [
        `update ${type}`,
      ]);
    }
  });
});

describe("a report on what AWS refuses", () => {
  const graph = makeGraph([makeResource(DATABASE, "x", { allocatedStorage: 20 })]);
  const changes = compare(
    [makeResource(DATABASE, "x", { allocatedStorage: 500 })],
    [makeResource(DATABASE, "x", { allocatedStorage: 20 })],
  );
  const print = (format: Output["format"]): { readonly isGood: boolean; readonly out: string } => {
    let out = "";
    const reader = { print: (text: string) => (out += text), complain: () => undefined, colors: createColors(false) };
    const preview = judge({ graph, environment: undefined, messages: [], errors: [], programOutput: "" });
    const comparison = { changes: [changes], before: new Map(), warnings: [] };
    const isGood = conclude("cloudmart", [preview], { format }, reader, undefined, comparison);
    return { isGood, out };
  };

  it("fails the command in every form, and says so on top, whatever is allowed", () => {
    const [terminal, markdown, json] = [print("terminal"), print("markdown"), print("json")];
    assert.deepEqual([terminal.isGood, markdown.isGood, json.isGood], [false, false, false]);
    assert.match(terminal.out, /1 updated, 0 as they are; AWS refuses 1 step\n {2}~ update Instance x\n/);
    assert.match(terminal.out, /\n {6}AWS refuses this: allocatedStorage: RDS does not shrink storage/);
    assert.match(
      markdown.out,
      /## Preview: 1 of 1 stack must not go out, 1 dangerous step\n\n- \*\*dev\*\*: AWS refuses/,
    );
    assert.match(
      markdown.out,
      /\n- dev: \*\*update\*\* .*, \*\*holds data\*\*, \*\*AWS refuses it\*\*: .*RDS does not shr/,
    );
    const document = JSON.parse(json.out) as ReportDocument;
    assert.match(document.changes?.[0]?.steps[0]?.refusedByAws ?? "", /^allocatedStorage: /);
    const page = renderPage(document);
    assert.match(page, /1 of 1 stack must not go out[^]*AWS refuses 1 step/);
    assert.match(page, /Dangerous steps[^]*AWS refuses this: allocatedStorage: RDS does not shrink/);
  });
});
