/** The block `compute` of random stack files. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { withOptions } from "./compute-options";
import { amount, digits, ofFamily, option, type Place } from "./values";
import { time, weekday } from "./windows";

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
  fc.constantFrom("/", "/health?deep=1"),
  fc.stringMatching(/^\/[!#%&(-[\]^_a-~]{0,200}$/),
);

export function compute(environment: StackFile["environment"], where: Place): fc.Arbitrary<StackFile["compute"]> {
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
    }))
    .chain((facts) => withOptions(facts, network.workloadZoneCount));
}
