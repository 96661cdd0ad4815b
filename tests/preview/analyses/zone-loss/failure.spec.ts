import assert from "node:assert/strict";
import fc from "fast-check";
import { UNKNOWN } from "../../../../policy/resource-graph";
import type { Failure, ZoneLoss } from "../../../../preview/analyses/zone-loss/result";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { makeZonedStack, type ZonedStack } from "../../../support/zoned-stack";

const LETTERS = ["a", "b", "c"];
const someOf = fc.subarray(LETTERS, { minLength: 1 });

/** Any placement of any tiers, sensible or not. */
const stacks: fc.Arbitrary<ZonedStack> = fc
  .tuple(
    fc.array(fc.record({ zone: fc.constantFrom(...LETTERS), serves: fc.subarray(LETTERS) }), { maxLength: 3 }),
    fc.option(someOf),
    fc.option(fc.record({ zones: someOf, minimum: fc.nat(5), maximum: fc.constant(6) })),
    fc.option(
      fc.record(
        {
          isMultiAz: fc.boolean(),
          zone: fc.constantFrom(...LETTERS),
          backupDays: fc.constantFrom(0, 7),
          replicas: fc.array(fc.constantFrom(...LETTERS), { maxLength: 2 }),
        },
        { requiredKeys: ["isMultiAz"] },
      ),
    ),
    fc.option(
      fc.record({
        ...{ numCacheClusters: fc.integer({ min: 1, max: 4 }), automaticFailoverEnabled: fc.boolean() },
        multiAzEnabled: fc.boolean(),
      }),
    ),
    fc.boolean(),
  )
  .map(([natGateways, balancer, group, database, cache, hasCloudFront]) => ({
    ...{ zones: LETTERS, natGateways, hasCloudFront },
    ...(balancer !== null && { balancer }),
    ...(group !== null && { group }),
    // AWS refuses a zone together with Multi-AZ.
    ...(database !== null && { database: database.isMultiAz ? { ...database, zone: undefined } : database }),
    ...(cache !== null && { cache }),
  })) as fc.Arbitrary<ZonedStack>;

const SERVES = ["yes", "degraded", "no"];

/** How bad it is for those who send requests: whether they are answered, then how long not. */
function badness({ serves, interruptionSeconds }: Failure): number {
  const seconds = interruptionSeconds === null ? 1e6 : interruptionSeconds[1];
  return (serves === "no" ? 1e7 : 0) + seconds;
}

const ofKind = ({ failures }: ZoneLoss, kind: Failure["kind"]): Failure[] =>
  failures.filter((each) => each.kind === kind);
const worstZone = (result: ZoneLoss): number => Math.max(...ofKind(result, "zone").map(badness));
const analyse = (stack: ZonedStack): ZoneLoss => analyseZoneLoss(makeZonedStack(stack));

/** Adds one redundancy; undefined where the stack has it, or lacks the tier. */
const IMPROVEMENTS: Readonly<Record<string, (stack: ZonedStack) => ZonedStack | undefined>> = {
  "a NAT gateway for each zone": (stack) =>
    stack.natGateways?.length === 0
      ? undefined
      : { ...stack, natGateways: LETTERS.map((zone) => ({ zone, serves: [zone] })) },
  "a load balancer in every zone": (stack) =>
    stack.balancer === undefined ? undefined : { ...stack, balancer: LETTERS },
  "one more instance": ({ group, ...stack }) =>
    group === undefined ? undefined : { ...stack, group: { ...group, minimum: group.minimum + 1 } },
  "a standby database": ({ database, ...stack }) => {
    if (database === undefined) return undefined;
    const { backupDays = 7, replicas = [] } = database;
    return { ...stack, database: { backupDays, replicas, isMultiAz: true } };
  },
  "a read replica": ({ database, ...stack }) =>
    database === undefined
      ? undefined
      : { ...stack, database: { ...database, replicas: [...(database.replicas ?? []), "c"] } },
  "a cache with failover": (stack) =>
    stack.cache === undefined
      ? undefined
      : { ...stack, cache: { numCacheClusters: 4, automaticFailoverEnabled: true, multiAzEnabled: true } },
};

describe("redundancy", () => {
  for (const [name, improve] of Object.entries(IMPROVEMENTS)) {
    it(`never makes the worst lost zone worse, nor the chain less available: ${name}`, () => {
      fc.assert(
        fc.property(stacks, (stack) => {
          const better = improve(stack);
          fc.pre(better !== undefined);
          const [before, after] = [analyse(stack), analyse(better)];
          assert.ok(worstZone(after) <= worstZone(before), JSON.stringify([before, after]));
          assert.ok((after.availability.percent ?? 0) >= (before.availability.percent ?? 0));
        }),
      );
    });
  }

  it("of a standby, a cache node or an instance never makes the loss of just that part worse", () => {
    const parts = [
      ["database", "a standby database"],
      ["cache", "a cache with failover"],
      ["instance", "one more instance"],
    ] as const;
    fc.assert(
      fc.property(stacks, fc.constantFrom(...parts), (stack, [kind, name]) => {
        const better = IMPROVEMENTS[name]?.(stack);
        fc.pre(better !== undefined);
        const worst = (each: ZonedStack): number => Math.max(...ofKind(analyse(each), kind).map(badness));
        assert.ok(worst(better) <= worst(stack));
      }),
    );
  });
});

describe("any placement", () => {
  it("drills every zone exactly once, names each failure once, and never calls a lost tier working", () => {
    fc.assert(
      fc.property(stacks, (stack) => {
        const result = analyse(stack);
        assert.deepEqual(
          ofKind(result, "zone").map(({ id }) => id),
          LETTERS.map((letter) => `zone:ap-northeast-2${letter}`),
        );
        assert.equal(new Set(result.failures.map(({ id }) => id)).size, result.failures.length);
        for (const { tiers, serves } of result.failures) {
          assert.ok(SERVES.includes(serves));
          for (const { state, mechanism } of tiers) assert.equal(mechanism === "", state === "works");
        }
      }),
    );
  });

  it("has an answer whatever is not known before deployment", () => {
    fc.assert(
      fc.property(stacks, fc.nat(400), (stack, position) => {
        const graph = makeZonedStack(stack);
        const places = graph.resources.flatMap(({ inputs }, index) =>
          Object.keys(inputs).map((key) => [index, key] as const),
        );
        fc.pre(places.length > 0);
        const [hidden, key] = places[position % places.length] ?? [0, ""];
        const resources = graph.resources.map((resource, index) =>
          index === hidden ? { ...resource, inputs: { ...resource.inputs, [key]: UNKNOWN } } : resource,
        );
        const [known, unknown] = [analyseZoneLoss(graph), analyseZoneLoss({ ...graph, resources })];
        assert.ok(unknown.zones.every((zone) => known.zones.includes(zone)));
        assert.ok((unknown.availability.percent ?? 0) <= (known.availability.percent ?? 0) + 1e-9, key);
      }),
    );
  });
});
