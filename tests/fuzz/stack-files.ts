/**
 * Random stack files that `environments/` accepts: every key, its limits, what is optional, and the choices that depend
 * on each other. Almost every one is accepted as generated; the rest is filtered out by the program's own validation.
 */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { validate } from "../../environments/validate";
import { compute } from "./compute";
import { database } from "./database";
import { edge } from "./edge";
import { observability } from "./observability";
import { withRecovery } from "./recovery";
import { storage as storageBlock } from "./storage";
import { tables } from "./tables";
import { amount, digits, ofFamily, type Place } from "./values";
import { windowsApart } from "./windows";

/** Neutral: a stack named after one environment is refused the other's policy. */
export const STACK = "fuzz";

const ZONES = ["a", "b", "c", "d", "e", "f"];
const REGIONS = ["ap-northeast-2", "us-east-1", "eu-central-1", "sa-east-1", "ap-southeast-1", "us-gov-west-1"];
const TIME_ZONES = ["Asia/Seoul", "UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/Phoenix", "Pacific/Kiritimati"];
const CACHE_VERSIONS: Readonly<Record<StackFile["cache"]["engine"], readonly string[]>> = {
  redis: ["6.2", "7.0", "7.1"],
  valkey: ["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"],
};

const accountNumber = digits("0123456789", 12);

const cidrBlock = fc
  .tuple(
    fc.integer({ min: 16, max: 19 }),
    fc.oneof(
      fc.integer({ min: 0, max: 255 }).map((second) => [10, second] as const),
      fc.integer({ min: 16, max: 31 }).map((second) => [172, second] as const),
      fc.constant([192, 168] as const),
    ),
    fc.integer({ min: 0, max: 7 }),
  )
  .map(([prefix, [first, second], part]) => {
    const step = 2 ** (24 - prefix);
    return `${first}.${second}.${(part * step) % 256}.0/${prefix}`;
  });

/** Two to four zones, sometimes all ten that the plan has room for; prod needs two that carry work. */
function place(environment: StackFile["environment"]): fc.Arbitrary<Place> {
  const zoneCount = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 2, max: 4 }) }, fc.integer({ min: 5, max: 6 }));
  return fc
    .tuple(fc.constantFrom(...REGIONS), zoneCount, accountNumber, cidrBlock)
    .chain(([region, count, accountId, block]) =>
      fc
        .tuple(
          fc.shuffledSubarray(ZONES, { minLength: count, maxLength: count }),
          fc.integer({ min: environment === "prod" ? 2 : 1, max: count }),
        )
        .map(([letters, workloadZoneCount]) => ({
          aws: { accountId, region },
          network: {
            cidrBlock: block,
            availabilityZones: letters.map((letter) => region + letter),
            workloadZoneCount,
          },
        })),
    );
}

function cache(environment: StackFile["environment"], { network }: Place): fc.Arbitrary<StackFile["cache"]> {
  const mostNodes = network.workloadZoneCount === 1 ? 1 : 6;
  return fc.constantFrom("redis" as const, "valkey" as const).chain((engine) =>
    fc
      .record({
        engine: fc.constant(engine),
        engineVersion: fc.constantFrom(...CACHE_VERSIONS[engine]),
        nodeType: ofFamily.map((type) => `cache.${type}`),
        nodeCount: fc.integer({ min: environment === "prod" ? 2 : 1, max: mostNodes }),
        windows: windowsApart(60),
        wantsSessions: fc.boolean(),
      })
      .map(({ windows, wantsSessions, ...facts }) => ({
        ...facts,
        // Six nodes leave two in whichever of two zones or more is lost.
        ...(wantsSessions && facts.nodeCount === 6 && { purpose: "sessions" as const }),
        snapshotWindow: windows.daily,
        maintenanceWindow: windows.weekly,
      })),
  );
}

const tagValue = fc.stringMatching(/^[\w .:/=+@\u00aa-\uffff-]{1,256}$/);
/** Mostly accepted. */
export const proposedStackFile: fc.Arbitrary<StackFile> = fc
  .constantFrom("dev" as const, "prod" as const)
  .chain((environment) => place(environment).map((where) => ({ environment, where })))
  .chain(({ environment, where }) =>
    fc.record({
      environment: fc.constant(environment),
      timeZone: fc.constantFrom(...TIME_ZONES),
      aws: fc.constant(where.aws),
      tags: fc.record({ owner: tagValue, costCentre: tagValue }),
      network: fc.constant(where.network),
      database: database(where),
      cache: cache(environment, where),
      compute: compute(environment, where),
      tables: tables(where.aws.region),
      storage: storageBlock(environment, where.aws.region),
      edge: edge(environment, where.aws.region),
      observability: observability(environment),
      // Whether the stack costs less is no question of the file; the program does not ask.
      budget: fc.record({ monthlyUsd: amount(1, 1000, 1_000_000) }),
    }),
  )
  .chain(withRecovery)
  .map(
    ({
      tables: named,
      storage: buckets,
      edge: front,
      observability: watched,
      compute: { certificateArn, ...behind },
      ...facts
    }) => ({
      ...facts,
      // Behind CloudFront the domain brings the certificate.
      compute: { ...behind, ...(front === undefined && certificateArn !== undefined && { certificateArn }) },
      ...(named !== undefined && { tables: named }),
      ...(buckets !== undefined && { storage: buckets }),
      ...(front !== undefined && { edge: front }),
      ...(watched !== undefined && { observability: watched }),
    }),
  );

export function isAccepted(facts: StackFile): boolean {
  return validate(facts, STACK).length === 0;
}

export const stackFile = proposedStackFile.filter(isAccepted);
