/** What a random stack file says of mixed instances, forecasts and placement; mostly accepted. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";

import { option } from "./values";

type Compute = StackFile["compute"];

/** Families that run one image. */
const ALIKE = [
  ["m5", "r5", "m6i"],
  ["m6g", "m7g", "m8g", "r6g", "r7g"],
  ["t3", "t3a"],
];
const NOTICE_SECONDS = 120;

function spot({ instanceType, maxInstances }: Compute, zoneCount: number): fc.Arbitrary<Compute["spot"]> {
  const [family = "", size = ""] = instanceType.split(".");
  const others = ALIKE.find((families) => families.includes(family))?.filter((each) => each !== family) ?? [];
  // Metal sizes and small ones differ from family to family.
  if (others.length === 0 || !/^(micro|small|medium|large|xlarge|2xlarge)$/.test(size)) return fc.constant(undefined);
  return option(
    fc.record({
      instanceTypes: fc.subarray(others, { minLength: 1 }).map((families) => families.map((each) => `${each}.${size}`)),
      onDemandInstances: fc.integer({ min: Math.min(zoneCount, maxInstances), max: maxInstances }),
      onDemandPercentAbove: fc.integer({ min: 0, max: 100 }),
    }),
  );
}

function placement(
  { maxInstances, instanceType }: Compute,
  zoneCount: number,
): fc.Arbitrary<Compute["placementStrategy"]> {
  const strategies = ["partition" as const];
  const fitting = [
    ...strategies,
    ...(maxInstances <= 4 * zoneCount ? ["spread" as const] : []),
    ...(zoneCount === 1 && !instanceType.startsWith("t") ? ["cluster" as const] : []),
  ];
  return option(fc.constantFrom(...fitting));
}

/** Adds them to a block without. */
export function withOptions(facts: Compute, zoneCount: number): fc.Arbitrary<Compute> {
  return fc
    .record({
      mix: spot(facts, zoneCount),
      predictiveScaling: option(fc.constantFrom("forecastOnly" as const, "forecastAndScale" as const)),
      placementStrategy: placement(facts, zoneCount),
    })
    .map(({ mix, predictiveScaling, placementStrategy }) => ({
      ...facts,
      ...(mix !== undefined && {
        spot: mix,
        deregistrationDelaySeconds: Math.min(NOTICE_SECONDS, facts.deregistrationDelaySeconds),
      }),
      ...(predictiveScaling !== undefined && { predictiveScaling }),
      ...(placementStrategy !== undefined && { placementStrategy }),
    }));
}
