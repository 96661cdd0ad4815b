import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { playDrills } from "../../../../preview/analyses/drill/drill";
import type { Objectives } from "../../../../preview/analyses/drill/result";
import { holdToObjectives } from "../../../../preview/analyses/drill/violations";
import type { Judgement } from "../../../../preview/analyses/rules";
import { change, DATABASE, objectivesOf } from "../../../support/drills";
import { loadGraph } from "../../../support/program";
import { makeJudgement } from "../../../support/reports";

const hold = (
  judgement: Judgement | undefined,
  graph: ResourceGraph,
  environment: string,
  objectives: Objectives,
): Judgement | undefined => holdToObjectives(judgement, graph, environment, playDrills(graph, objectives));

describe("the rule recovery-objective", () => {
  it("is one rule more, and no violation, for a stack that keeps its promises", async () => {
    const judgement = makeJudgement();
    const held = hold(judgement, await loadGraph("prod"), "prod", objectivesOf("prod"));
    assert.deepEqual(held, { ...judgement, rules: judgement.rules + 1 });
  });

  it("judges nothing where nothing is promised", async () => {
    const judgement = makeJudgement();
    assert.equal(hold(judgement, await loadGraph("dev"), "dev", {}), judgement);
    assert.equal(hold(undefined, await loadGraph("dev"), "dev", {}), undefined);
  });

  it("is violated by a design that cannot keep a promise, and names the setting in its file", async () => {
    const graph = change(await loadGraph("prod"), DATABASE, { multiAz: false });
    const objectives = { databaseFailover: { recoveryTimeSeconds: 120 } };
    const [violation, ...others] = hold(makeJudgement(), graph, "prod", objectives)?.violations ?? [];
    assert.deepEqual(others, []);
    assert.equal(violation?.severity, "mandatory");
    assert.equal(
      violation.message,
      "database-failover: recovery within 120 s is promised, and it has no end or no figure. " +
        "In the way: database.isMultiAz in environments/prod.ts (the database has no standby in a second zone)",
    );
    assert.match(violation.remedy, /promise less in objectives\.databaseFailover in Pulumi\.prod\.yaml\.$/);
    assert.match(violation.urn, /pulumi:pulumi:Stack::cloudmart-prod$/);
  });

  it("judges a stack that no other rule judges", async () => {
    const objectives = { zonePowerLoss: { recoveryTimeSeconds: 120 } };
    const held = hold(undefined, await loadGraph("dev"), "dev", objectives);
    assert.deepEqual([held?.rules, held?.violations.length], [1, 1]);
    assert.match(held?.violations[0]?.message ?? "", /network.workloadZoneCount in Pulumi\.dev\.yaml/);
  });
});
