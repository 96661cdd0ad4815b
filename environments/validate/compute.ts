/** Capacity, image, certificate, sleep. */
import type { Problem } from "../../components/shared/errors";
import { findInstanceOptionProblems, instancesToLoseAZone } from "../../components/shared/instance-mix";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type GivenCompute = Given<StackFile["compute"]>;

function validateCapacity(
  { minInstances, maxInstances }: GivenCompute,
  workloadZoneCount: number | undefined,
  policy: Policy | undefined,
): Problem[] {
  if (minInstances === undefined) return [];
  const key = "compute.minInstances";
  const problems: Problem[] = [];
  if (maxInstances !== undefined && minInstances > maxInstances) {
    const allowed = `0 to compute.maxInstances, ${maxInstances.toString()}`;
    problems.push({ key, received: minInstances, allowed });
  }
  const isEveryZoneServed = workloadZoneCount === undefined || minInstances >= workloadZoneCount;
  if (policy?.compute.isInstancePerZoneRequired === true && !isEveryZoneServed) {
    problems.push({
      key,
      received: minInstances,
      allowed: `at least ${workloadZoneCount.toString()}, network.workloadZoneCount`,
      reason: "The environment's policy wants an instance in each zone that carries work, before anything has to scale",
    });
  }
  return problems;
}

/** What is left without any one zone has to carry the load, before anything has to scale. */
function validateSpare(
  { instancesNeeded, minInstances }: GivenCompute,
  workloadZoneCount: number | undefined,
): Problem[] {
  if (instancesNeeded === undefined || workloadZoneCount === undefined || minInstances === undefined) return [];
  const needed = `compute.instancesNeeded, ${instancesNeeded.toString()}`;
  if (workloadZoneCount < 2) {
    const reason = "What is lost with the only zone that carries work is carried by nobody";
    const allowed = "nothing, or network.workloadZoneCount from 2";
    return [{ key: "compute.instancesNeeded", received: instancesNeeded, allowed, reason }];
  }
  const least = instancesToLoseAZone(instancesNeeded, workloadZoneCount);
  if (minInstances >= least && minInstances % workloadZoneCount === 0) return [];
  return [
    {
      key: "compute.minInstances",
      received: minInstances,
      allowed: `${least.toString()}, or a larger multiple of network.workloadZoneCount, ${workloadZoneCount.toString()}`,
      reason: `Each zone has the same capacity, and what is left without one of them is ${needed}`,
    },
  ];
}

function validateImage({ image }: GivenCompute): Problem[] {
  const key = "compute.image";
  if (image === undefined) return [];
  if (!isPinned(image)) {
    const allowed = "an image with a tag other than `latest`, or with a digest";
    const reason = "Two instances started a day apart would run different code, and a rollback would change nothing";
    return [{ key, received: image, allowed, reason }];
  }
  if (!isRegistryUsable(image)) {
    const allowed = "an ECR registry <account>.dkr.ecr.<region>.amazonaws.com";
    return [{ key, received: image, allowed, reason: "The pull right is made from the registry's account and Region" }];
  }
  return [];
}

/** Whether the name means the same code tomorrow, as far as a name can say. */
function isPinned(image: string): boolean {
  const [name = "", digest] = image.split("@");
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return digest !== undefined || (tag !== undefined && tag !== "latest");
}

const ECR_REGISTRY = /^\d{12}\.dkr\.ecr(-fips)?\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com(\.cn)?$/;

function isRegistryUsable(image: string): boolean {
  const [registry = ""] = image.split("/");
  return !registry.includes(".dkr.ecr") || ECR_REGISTRY.test(registry);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html */
function validateCertificate(
  { certificateArn }: GivenCompute,
  { accountId = "", region = "" }: Given<StackFile["aws"]>,
): Problem[] {
  const [, , , ofRegion, ofAccount] = certificateArn?.split(":") ?? [];
  if (isSame(ofRegion, region) && isSame(ofAccount, accountId)) return [];
  return [
    {
      key: "compute.certificateArn",
      received: certificateArn,
      allowed: `a certificate in aws.region ${region} and aws.accountId ${accountId}`,
      reason: "A load balancer uses certificates of its own Region and account only",
    },
  ];
}

/** What is not known cannot differ. */
function isSame(one: string | undefined, other: string): boolean {
  return one === undefined || other === "" || one === other;
}

function validateSleep({ sleep, minInstances }: GivenCompute, policy: Policy | undefined): Problem[] {
  if (sleep === undefined) return [];
  if (policy?.compute.isInstancePerZoneRequired === true) {
    const reason =
      "The environment's policy wants an instance in each zone at all times, and a sleeping group has none";
    return [{ key: "compute.sleep", received: sleep, allowed: "no sleep in this environment", reason }];
  }
  const problems: Problem[] = [];
  if (sleep.from !== undefined && sleep.from === sleep.until) {
    const reason = "AWS does not say which of two actions at the same time wins";
    const allowed = "another time than compute.sleep.from";
    problems.push({ key: "compute.sleep.until", received: sleep.until, allowed, reason });
  }
  if (minInstances === 0) {
    const reason = "The group would wake up to nothing: no instance, no load, no reason to scale";
    const allowed = "1 or more together with compute.sleep";
    problems.push({ key: "compute.minInstances", received: minInstances, allowed, reason });
  }
  return problems;
}

/** Behind the CDN it is the domain that brings the certificate, and `edge.ts` that asks for it. */
function validateHttps({ compute = {}, edge }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  if (compute.certificateArn !== undefined || policy?.compute.isHttpsRequired !== true || edge !== undefined) return [];
  return [
    {
      key: "compute.certificateArn",
      received: undefined,
      allowed: "the ARN of an ACM certificate in the stack's Region and account",
      reason: "The environment's policy requires HTTPS",
    },
  ];
}

export function validateCompute(facts: Given<StackFile>, policy?: Policy): Problem[] {
  const { compute, network = {}, aws = {} } = facts;
  if (compute === undefined) return [];
  return [
    ...validateCapacity(compute, network.workloadZoneCount, policy),
    ...validateSpare(compute, network.workloadZoneCount),
    ...findInstanceOptionProblems(compute, {
      zoneCount: network.workloadZoneCount,
      isInstancePerZoneRequired: policy?.compute.isInstancePerZoneRequired,
    }),
    ...validateImage(compute),
    ...validateHttps(facts, policy),
    ...validateCertificate(compute, aws),
    ...validateSleep(compute, policy),
  ];
}
