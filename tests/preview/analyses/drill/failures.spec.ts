import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import type { ScenarioName } from "../../../../preview/analyses/drill/result";
import { change, DATABASE, missedBy, play } from "../../../support/drills";
import { loadGraph } from "../../../support/program";

const GROUP = "aws:autoscaling/group:Group";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const ONE_NODE = { numCacheClusters: 1, automaticFailoverEnabled: false, multiAzEnabled: false };

/** What prod misses with one setting changed, and which setting the drill names. */
const BROKEN: readonly [
  what: string,
  scenario: ScenarioName,
  broken: (graph: ResourceGraph) => ResourceGraph,
  missed: Record<string, string[]>,
][] = [
  [
    "a database without a standby, when a zone is lost",
    "zone-power-loss",
    (graph) => change(graph, DATABASE, { multiAz: false }),
    { recoveryTimeSeconds: ["database.isMultiAz"], recoveryPointSeconds: ["database.isMultiAz"] },
  ],
  [
    "a database without a standby, when it is lost",
    "database-failover",
    (graph) => change(graph, DATABASE, { multiAz: false }),
    { recoveryTimeSeconds: ["database.isMultiAz"], recoveryPointSeconds: ["database.isMultiAz"] },
  ],
  [
    "a database with neither standby nor backups",
    "database-failover",
    (graph) => change(graph, DATABASE, { multiAz: false, backupRetentionPeriod: 0 }),
    {
      recoveryTimeSeconds: ["database.isMultiAz"],
      recoveryPointSeconds: ["database.isMultiAz", "database.backupRetentionDays"],
    },
  ],
  [
    "a cache of one node",
    "cache-failover",
    (graph) => change(graph, CACHE, ONE_NODE),
    { recoveryTimeSeconds: ["cache.nodeCount"] },
  ],
  [
    "a cache of one node, when a zone is lost",
    "zone-power-loss",
    (graph) => change(graph, CACHE, ONE_NODE),
    { recoveryTimeSeconds: ["cache.nodeCount"] },
  ],
  [
    "instances in one zone",
    "zone-power-loss",
    (graph) =>
      change(graph, GROUP, { vpcZoneIdentifiers: ["<aws:ec2/subnet:Subnet::cloudmart-network-private-1.id>"] }),
    { recoveryTimeSeconds: ["network.workloadZoneCount"] },
  ],
  [
    "one instance",
    "instance-stop",
    (graph) => change(graph, GROUP, { minSize: 1 }),
    { recoveryTimeSeconds: ["compute.minInstances"] },
  ],
  [
    "a health check that is slow to notice",
    "instance-stop",
    (graph) =>
      change(graph, "aws:lb/targetGroup:TargetGroup", { healthCheck: { interval: 60, unhealthyThreshold: 5 } }),
    { recoveryTimeSeconds: ["objectives.instanceStop.recoveryTimeSeconds"] },
  ],
];

describe("the drills of what the zone-loss analysis judges", () => {
  for (const [what, scenario, broken, missed] of BROKEN) {
    it(`find that ${what} breaks prod's promise, and by which setting`, async () => {
      const graph = await loadGraph("prod");
      assert.deepEqual(missedBy(play(graph, scenario)), {});
      assert.deepEqual(missedBy(play(broken(graph), scenario)), missed);
    });
  }

  it("find that sessions copied later than is promised break fintech's promise, and by which setting", async () => {
    const graph = await loadGraph("fintech");
    const group = "aws:elasticache/parameterGroup:ParameterGroup";
    const parameters = [
      { name: "min-replicas-to-write", value: "1" },
      { name: "min-replicas-max-lag", value: "6" },
    ];
    for (const scenario of ["cache-failover", "zone-power-loss"] as const) {
      assert.deepEqual(missedBy(play(graph, scenario)), {});
      assert.deepEqual(missedBy(play(change(graph, group, { parameters }), scenario)), {
        recoveryPointSeconds: ["components/cache/parameter-group.ts"],
      });
    }
  });

  it("put what AWS does before what a person does, the quickest first", async () => {
    for (const stack of ["dev", "prod"] as const) {
      const { timeline } = play(await loadGraph(stack), "zone-power-loss");
      const ends = timeline.map(({ by, seconds }) => (by === "AWS" ? 0 : 1e6) + (seconds?.[1] ?? 1e5));
      assert.deepEqual(
        ends,
        [...ends].sort((one, other) => one - other),
      );
      assert.deepEqual(
        timeline.some(({ by }) => by === "a person"),
        stack === "dev",
      );
    }
  });

  it("restore a database that nothing takes over from, and only look at one that fails over", async () => {
    const commandsOf = async (stack: "dev" | "prod"): Promise<string> =>
      play(await loadGraph(stack), "database-failover")
        .commands.map(({ command }) => command)
        .join("\n");
    assert.match(await commandsOf("dev"), /restore-db-instance-to-point-in-time[^]*database.restoreFromSnapshot/);
    assert.doesNotMatch(await commandsOf("prod"), /restore-db-instance/);
    assert.match(await commandsOf("prod"), /reboot-db-instance[^]*--force-failover/);
  });

  it("count a lost NAT gateway by the calls to the outside, though readers are answered", async () => {
    const { readersSee, recoverySeconds, timeline } = play(await loadGraph("prod"), "nat-loss");
    assert.match(readersSee, /^nothing; calls to the outside, such as payments, fail until a person acts/);
    assert.deepEqual(recoverySeconds, [86, 121]);
    assert.deepEqual(
      timeline.map(({ by }) => by),
      ["a person"],
    );
  });
});
