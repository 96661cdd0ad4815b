import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { playDrills } from "../../../../preview/analyses/drill/drill";
import { SCENARIO_NAMES, type ScenarioName } from "../../../../preview/analyses/drill/result";
import { missedBy, objectivesOf, play, withRecovery } from "../../../support/drills";
import { makeGraph } from "../../../support/graphs";
import { loadGraph, STACKS } from "../../../support/program";

/** The source documents' own figures: RTO 1 to 2 minutes and RPO 0 of a zone, replica 5 and copies 15 minutes. */
const SOURCE = {
  zonePowerLoss: { recoveryTimeSeconds: 120, recoveryPointSeconds: 0 },
  databaseFailover: { recoveryTimeSeconds: 120, recoveryPointSeconds: 0 },
  instanceStop: { recoveryTimeSeconds: 300 },
  wrongDeletion: { recoveryPointSeconds: 300 },
  slowReads: { recoveryPointSeconds: 300 },
  regionLoss: { recoveryPointSeconds: 900, objectRecoveryPointSeconds: 900 },
};

type Row = readonly [serves: string, recovers: number | null, point: number | null | undefined];
const EXPECTED: Readonly<Record<"dev" | "prod", Partial<Record<ScenarioName, Row>>>> = {
  dev: {
    "zone-power-loss": ["no", null, 300],
    "database-failover": ["no", null, 300],
    "cache-failover": ["no", 555, 0],
    "instance-stop": ["no", 419, 0],
    "nat-loss": ["degraded", 121, 0],
    "wrong-deletion": ["degraded", 1000, 300],
    "slow-reads": ["degraded", 900, 0],
    "closed-security-group": ["no", 11, undefined],
    "region-loss": ["no", null, null],
  },
  prod: {
    "zone-power-loss": ["degraded", 120, 0],
    "database-failover": ["degraded", 120, 0],
    "cache-failover": ["degraded", 6, 0],
    "instance-stop": ["degraded", 95, 0],
    "nat-loss": ["degraded", 121, 0],
    "wrong-deletion": ["degraded", 1000, 300],
    "slow-reads": ["degraded", 900, 0],
    "closed-security-group": ["no", 11, undefined],
  },
};

describe("a drill", () => {
  for (const [stack, rows] of Object.entries(EXPECTED)) {
    for (const [scenario, expected] of Object.entries(rows) as [ScenarioName, Row][]) {
      it(`plays ${scenario} on ${stack}`, async () => {
        const { serves, recoverySeconds, reached } = play(await loadGraph(stack), scenario);
        const point = reached.recoveryPointSeconds;
        assert.deepEqual([serves, recoverySeconds?.[1] ?? null, point?.seconds], expected);
      });
    }
  }

  for (const stack of STACKS) {
    it(`keeps every promise of ${stack}, and there are some`, async () => {
      const drills = playDrills(await loadGraph(stack), objectivesOf(stack));
      assert.deepEqual(
        drills.map(({ scenario }) => scenario),
        SCENARIO_NAMES,
      );
      assert.ok(drills.flatMap(({ objectives }) => objectives).length >= 7);
      for (const drill of drills) assert.deepEqual(missedBy(drill), {}, drill.scenario);
    });
  }

  it("finds that prod meets the source documents' RTO and RPO, its backups in a second Region once they are", async () => {
    const drills = playDrills(withRecovery(await loadGraph("prod")), SOURCE);
    for (const drill of drills) assert.deepEqual(missedBy(drill), {}, drill.scenario);
    assert.equal(drills.flatMap(({ objectives }) => objectives).length, 9);
  });

  it("finds that dev does not, by far: it stops", async () => {
    const drills = playDrills(await loadGraph("dev"), SOURCE);
    const missed = drills.filter(({ objectives }) => objectives.some(({ isMet }) => !isMet));
    assert.deepEqual(
      missed.map(({ scenario }) => scenario),
      ["zone-power-loss", "database-failover", "instance-stop", "region-loss"],
    );
    const { readersSee, objectives } = play(await loadGraph("dev"), "zone-power-loss");
    assert.match(readersSee, /^errors: it stops until a person acts/);
    assert.deepEqual(objectives, []);
  });

  it("has a source for every figure, and says what nobody can", async () => {
    const graphs = [...(await Promise.all(STACKS.map(loadGraph))), withRecovery(await loadGraph("prod"))];
    const steps = graphs.flatMap((graph) => playDrills(graph)).flatMap(({ timeline }) => timeline);
    assert.ok(steps.length > 30);
    for (const { seconds, source, what } of steps) assert.equal(source === "", seconds === null, what);
  });

  it("gives commands that fit a terminal, for outputs that the stack has", async () => {
    for (const graph of [await loadGraph("dev"), withRecovery(await loadGraph("prod"))]) {
      const commands = playDrills(graph).flatMap((drill) => drill.commands);
      assert.ok(commands.length > 20);
      for (const { command, what } of commands) {
        assert.match(what, /^[A-Z].*\.$/);
        for (const line of command.split("\n")) assert.ok(line.length <= 76, line);
        for (const [, output = ""] of command.matchAll(/stack output (\w+)/g))
          assert.ok(output in graph.outputs, output);
        for (const [, stack] of command.matchAll(/--stack (\S+)/g))
          assert.match(stack ?? "", new RegExp(`^${graph.stack}`));
        assert.doesNotMatch(command, /undefined|<region>/);
      }
    }
  });

  it("is the same whatever the order of the resources", async () => {
    const graph = withRecovery(await loadGraph("prod"));
    const reversed: ResourceGraph = { ...graph, resources: [...graph.resources].reverse() };
    assert.deepEqual(playDrills(reversed), playDrills(graph));
  });

  it("plays nothing on a stack without anything to lose", () => {
    assert.deepEqual(playDrills(makeGraph([])), []);
  });
});
