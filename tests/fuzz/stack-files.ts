/**
 * Random stack files that `environments/` accepts: every key, its limits, what is optional, and the choices that depend
 * on each other. Almost every one is accepted as generated; the rest is filtered out by the program's own validation.
 */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { validate } from "../../environments/validate";
import { amount, database, ofFamily, option } from "./database";
import { edge } from "./edge";
import { observability } from "./observability";
import { withRecovery } from "./recovery";
import { storage as storageBlock } from "./storage";
import { time, weekday, windowsApart } from "./windows";

/** Neutral: a stack named after one environment is refused the other's policy. */
export const STACK = "fuzz";

const ZONES = ["a", "b", "c", "d", "e", "f"];
const REGIONS = ["ap-northeast-2", "us-east-1", "eu-central-1", "sa-east-1", "ap-southeast-1", "us-gov-west-1"];
const TIME_ZONES = ["Asia/Seoul", "UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/Phoenix", "Pacific/Kiritimati"];
const CACHE_VERSIONS: Readonly<Record<StackFile["cache"]["engine"], readonly string[]>> = {
  redis: ["6.2", "7.0", "7.1"],
  valkey: ["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"],
};

const digits = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: length, maxLength: length });

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

interface Place {
  readonly aws: StackFile["aws"];
  readonly network: StackFile["network"];
}

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

const sleep = fc
  .tuple(option(fc.tuple(weekday, option(weekday))), fc.uniqueArray(time, { minLength: 2, maxLength: 2 }))
  .map(([days, [from = "", until = ""]]) => {
    const on = days === undefined ? "" : `${days.filter((day) => day !== undefined).join("-")} `;
    return { from: on + from, until: on + until };
  });

const imageName = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,40}(\/[a-z0-9][a-z0-9._-]{0,40})?$/);
const imageTag = fc.stringMatching(/^:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
const imageDigest = digits("0123456789abcdef", 64).map((digest) => `@sha256:${digest}`);
const imagePin = fc.oneof(
  imageTag,
  imageDigest,
  fc.tuple(imageTag, imageDigest).map((both) => both.join("")),
);

function image({ aws }: Place): fc.Arbitrary<string> {
  const registry = fc.constantFrom(
    "",
    "public.ecr.aws/",
    "registry.internal:5000/",
    `${aws.accountId}.dkr.ecr.${aws.region}.amazonaws.com/`,
    "000000000000.dkr.ecr.us-east-1.amazonaws.com/",
  );
  return fc.tuple(registry, imageName, imagePin).map((parts) => parts.join(""));
}

const healthCheckPath = fc.oneof(
  fc.constantFrom("/", "/health", "/health?deep=1"),
  fc.stringMatching(/^\/[!#%&(-[\]^_a-~]{0,200}$/),
);

function compute(environment: StackFile["environment"], where: Place): fc.Arbitrary<StackFile["compute"]> {
  const { aws, network } = where;
  const partition = aws.region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const certificate = fc.uuid().map((id) => `arn:${partition}:acm:${aws.region}:${aws.accountId}:certificate/${id}`);
  return fc
    .record({
      instanceType: fc.oneof(ofFamily, fc.constantFrom("c7i-flex.large", "g5.xlarge", "im4gn.large", "m7i.metal-24xl")),
      rootVolumeGiB: amount(8, 40, 1024),
      minInstances: amount(environment === "prod" ? network.workloadZoneCount : 0, 6, 200),
      more: amount(0, 10, 100),
      cpuTargetPercent: fc.integer({ min: 10, max: 95 }),
      requestsPerTargetPerMinute: amount(1, 3000, 1_000_000),
      image: image(where),
      containerPort: fc.oneof(fc.constantFrom(80, 443, 5432, 8080), fc.integer({ min: 1, max: 65_535 })),
      healthCheckPath,
      deregistrationDelaySeconds: amount(0, 60, 3600),
      certificateArn: environment === "prod" ? certificate : option(certificate),
      // Where each zone must always have an instance, nothing may sleep.
      sleep: environment === "prod" ? fc.constant(undefined) : option(sleep),
    })
    .map(({ more, certificateArn, sleep: sleeps, ...facts }) => ({
      ...facts,
      maxInstances: Math.min(200, Math.max(1, facts.minInstances + more)),
      ...(certificateArn !== undefined && { certificateArn }),
      ...(sleeps !== undefined && { sleep: sleeps }),
    }));
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
      storage: storageBlock(environment, where.aws.region),
      edge: edge(environment, where.aws.region),
      observability: observability(environment),
      // Whether the stack costs less is no question of the file; the program does not ask.
      budget: fc.record({ monthlyUsd: amount(1, 1000, 1_000_000) }),
    }),
  )
  .chain(withRecovery)
  .map(
    ({ storage: buckets, edge: front, observability: watched, compute: { certificateArn, ...behind }, ...facts }) => ({
      ...facts,
      // Behind CloudFront the domain brings the certificate.
      compute: { ...behind, ...(front === undefined && certificateArn !== undefined && { certificateArn }) },
      ...(buckets !== undefined && { storage: buckets }),
      ...(front !== undefined && { edge: front }),
      ...(watched !== undefined && { observability: watched }),
    }),
  );

export function isAccepted(facts: StackFile): boolean {
  return validate(facts, STACK).length === 0;
}

export const stackFile = proposedStackFile.filter(isAccepted);
