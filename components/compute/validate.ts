import { type Problem, refuse, unless } from "../shared/errors";
import { isInstanceType } from "../shared/instance-architecture";
import { findInstanceOptionProblems } from "../shared/instance-mix";
import { LOG_RETENTION_DAYS } from "../shared/log-retention";
import { validateName } from "../shared/names";
import { findCdnProblems } from "./cdn";
import { certificateOf, type ComputeArgs } from "./compute-args";
import { isPinnedImage } from "./image-registry";

const CERTIFICATE_ARN = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[\w-]+$/;

/** Refuses, all at once, what AWS would refuse half-way through a deployment and what policy forbids. */
export function refuseBadArgs(name: string, args: ComputeArgs): void {
  refuse([
    // The tightest of all limits here; a name that passes fits every other resource of the tier.
    ...validateName("aws:lb/targetGroup:TargetGroup", `${name}-target`),
    ...findRangeProblems(args),
    ...findInstanceProblems(args),
    ...findInstanceOptionProblems(args, {
      zoneCount: args.network.workloadZones.length,
    }),
    ...findListenerProblems(args),
    ...findCdnProblems(args),
    ...findSleepProblems(args),
  ]);
}

/** Key, lowest, highest and why. */
type Range = readonly [keyof ComputeArgs, number, number, string];

const RANGES: readonly Range[] = [
  ["rootVolumeGiB", 8, 16_384, "The Amazon Linux 2023 image is 8 GiB and a volume cannot be smaller than its image."],
  ["minInstances", 0, 10_000, "An Auto Scaling group counts whole instances."],
  ["maxInstances", 1, 10_000, "A group that may hold no instance serves nobody."],
  ["cpuTargetPercent", 1, 100, "Target tracking compares it with a percentage."],
  ["requestsPerTargetPerMinute", 1, 10_000_000, "Target tracking divides by it."],
  ["containerPort", 1, 65_535, "It becomes the target group's port."],
  ["deregistrationDelaySeconds", 0, 3_600, "AWS accepts at most one hour."],
  ["accessLogRetentionDays", 1, 36_500, "S3 expires objects after one day at the earliest."],
  ["maxInstanceLifetimeDays", 0, 365, "AWS accepts one day to one year; 0 sets no limit."],
];

function findRangeProblems(args: ComputeArgs): Problem[] {
  const problems = RANGES.flatMap(([key, lowest, highest, reason]) => {
    const received = args[key] as number;
    const isInside = Number.isInteger(received) && received >= lowest && received <= highest;
    const allowed = `a whole number from ${lowest.toString()} to ${highest.toString()}`;
    return isInside ? [] : [{ key: `compute.${key}`, received, allowed, reason }];
  });
  if (args.minInstances <= args.maxInstances) return problems;
  const allowed = `at most compute.maxInstances, ${args.maxInstances.toString()}`;
  return [...problems, { key: "compute.minInstances", received: args.minInstances, allowed }];
}

function findInstanceProblems(args: ComputeArgs): Problem[] {
  return [
    ...unless(isInstanceType(args.instanceType), {
      key: "compute.instanceType",
      received: args.instanceType,
      allowed: "a type that runs Linux, such as t3.small or t4g.small",
    }),
    ...unless(isPinnedImage(args.image), {
      key: "compute.image",
      received: args.image,
      allowed: "an image reference with a tag or a digest, such as nginx:1.29",
      reason: "Without one, instances of the same group would run different versions.",
    }),
    ...unless(LOG_RETENTION_DAYS.includes(args.logRetentionDays), {
      key: "compute.logRetentionDays",
      received: args.logRetentionDays,
      allowed: `one of ${LOG_RETENTION_DAYS.join(", ")}`,
      reason: "CloudWatch Logs offers no other retention.",
    }),
  ];
}

function findListenerProblems(args: ComputeArgs): Problem[] {
  const certificateRegion = CERTIFICATE_ARN.exec(args.certificateArn ?? "")?.[1];
  return [
    ...unless(certificateOf(args) !== undefined || !args.isHttpsRequired, {
      key: "compute.certificateArn",
      received: args.certificateArn,
      allowed: "the ARN of an ACM certificate",
      reason: "This environment's policy requires HTTPS.",
    }),
    ...unless(args.certificateArn === undefined || certificateRegion === args.region, {
      key: "compute.certificateArn",
      received: args.certificateArn,
      allowed: `the ARN of an ACM certificate in ${args.region}`,
      reason: "A load balancer uses certificates of its own Region only.",
    }),
    ...unless(/^\/[\x21-\x7e]{0,1023}$/.test(args.healthCheckPath), {
      key: "compute.healthCheckPath",
      received: args.healthCheckPath,
      allowed: "a path that starts with / and has at most 1024 characters, ASCII and none of them a space",
    }),
  ];
}

function findSleepProblems({ sleep, minInstances }: ComputeArgs): Problem[] {
  if (sleep === undefined) return [];
  const crons = [
    { key: "compute.sleep.fromCron", received: sleep.fromCron },
    { key: "compute.sleep.untilCron", received: sleep.untilCron },
  ].filter(({ received }) => received.trim().split(/\s+/).length !== 5);
  return [
    ...crons.map((cron) => ({ ...cron, allowed: "a cron expression of five fields" })),
    ...unless(minInstances > 0, {
      key: "compute.minInstances",
      received: minInstances,
      allowed: "1 or more together with compute.sleep",
      reason: "The group would wake up to nothing: no instance, no load, no reason to scale.",
    }),
  ];
}
