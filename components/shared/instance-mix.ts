/**
 * Instances of several types, some of which AWS may take back, and how far apart they stand. Pure: stack files and the
 * compute tier use it.
 */
import { type Problem, unless } from "./errors";
import { architectureOf } from "./instance-architecture";

/** What of a group may vanish. The keys are those of a stack file. */
export interface Spot {
  /** Types that may stand in for `instanceType`: of its size and architecture. */
  readonly instanceTypes: readonly string[];
  /** So many are on demand before the first spot instance is. */
  readonly onDemandInstances: number;
  /** Of those above, this share is on demand as well; AWS rounds it up. */
  readonly onDemandPercentAbove: number;
}

/** How instances are laid out on AWS's racks. */
export type PlacementStrategy = "spread" | "partition" | "cluster";

/** What the checks look at; what is absent is not checked. */
export interface InstanceOptions {
  readonly instanceType?: string | undefined;
  readonly instancesNeeded?: number | undefined;
  readonly maxInstances?: number | undefined;
  readonly deregistrationDelaySeconds?: number | undefined;
  readonly spot?: { readonly [K in keyof Spot]?: Spot[K] | undefined } | undefined;
  readonly placementStrategy?: PlacementStrategy | undefined;
}

export interface InstanceSetting {
  /** Zones that carry work. */
  readonly zoneCount?: number | undefined;
  /** The environment wants an instance in each zone at all times. */
  readonly isInstancePerZoneRequired?: boolean | undefined;
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html */
const MOST_TYPES = 40;

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html */
const NOTICE_SECONDS = 120;

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html */
const SPREAD_PER_ZONE = 7;

/** While instances are replaced, by a refresh or for their age, there are half as many again. */
const REPLACEMENT_FACTOR = 1.5;

/** Every mix and layout that AWS would refuse half-way through a deployment, and every one that a lost zone would end. */
export function findInstanceOptionProblems(options: InstanceOptions, setting: InstanceSetting): Problem[] {
  return [...findSpotProblems(options, setting), ...findPlacementProblems(options, setting)];
}

/** How many of a group of this size are on demand; AWS rounds in favour of what stays. */
export function countOnDemand(instances: number, spot: Omit<Spot, "instanceTypes">): number {
  const base = Math.min(instances, spot.onDemandInstances);
  return base + Math.ceil(((instances - base) * spot.onDemandPercentAbove) / 100);
}

/** As many in each zone that what is left without one of them is still enough. */
export function instancesToLoseAZone(needed: number, zoneCount: number): number {
  return Math.ceil(needed / (zoneCount - 1)) * zoneCount;
}

function findSpotProblems(options: InstanceOptions, setting: InstanceSetting): Problem[] {
  const { spot, deregistrationDelaySeconds: delay = 0 } = options;
  if (spot === undefined) return [];
  return [
    ...findTypeProblems(options, spot.instanceTypes ?? []),
    ...findBaseProblems(options, spot.onDemandInstances, setting),
    ...unless(delay <= NOTICE_SECONDS, {
      key: "compute.deregistrationDelaySeconds",
      received: delay,
      allowed: `0 to ${NOTICE_SECONDS} together with compute.spot`,
      reason: "AWS takes a spot instance back two minutes after it says so, whatever the instance still answers",
    }),
  ];
}

function findTypeProblems({ instanceType }: InstanceOptions, types: readonly string[]): Problem[] {
  const key = "compute.spot.instanceTypes";
  const all = instanceType === undefined ? types : [instanceType, ...types];
  const stranger = types.find((type) => instanceType !== undefined && !isAlike(type, instanceType));
  return [
    ...unless(stranger === undefined, {
      key,
      received: stranger,
      allowed: `types of the size and architecture of compute.instanceType, ${instanceType ?? ""}`,
      reason: "One image serves all, and scaling by requests takes each instance for as good as any other",
    }),
    ...unless(new Set(all).size === all.length, {
      key,
      received: types,
      allowed: "each type once, and none that is compute.instanceType",
      reason: "AWS refuses a type that is named twice",
    }),
    ...unless(all.length <= MOST_TYPES, {
      key,
      received: `${types.length} types`,
      allowed: `at most ${MOST_TYPES - 1}`,
      reason: `AWS takes ${MOST_TYPES} types, compute.instanceType among them`,
    }),
  ];
}

function isAlike(one: string, other: string): boolean {
  const sizeOf = (type: string): string | undefined => type.split(".")[1];
  return sizeOf(one) === sizeOf(other) && architectureOf(one) === architectureOf(other);
}

/** What is on demand must be enough by itself: a zone may be lost while no spot instance is to be had. */
function findBaseProblems(
  { instancesNeeded, maxInstances }: InstanceOptions,
  onDemand: number | undefined,
  setting: InstanceSetting,
): Problem[] {
  if (onDemand === undefined) return [];
  const problem = { key: "compute.spot.onDemandInstances", received: onDemand };
  const { least, reason } = leastOnDemand(instancesNeeded, setting);
  return [
    ...unless(maxInstances === undefined || onDemand <= maxInstances, {
      ...problem,
      allowed: `at most compute.maxInstances, ${maxInstances ?? 0}`,
    }),
    ...unless(onDemand >= least, { ...problem, allowed: `${least} or more`, reason }),
  ];
}

function leastOnDemand(
  instancesNeeded: number | undefined,
  { zoneCount = 0, isInstancePerZoneRequired = false }: InstanceSetting,
): { readonly least: number; readonly reason: string } {
  if (instancesNeeded !== undefined && zoneCount > 1) {
    const reason =
      "A zone may be lost while AWS has no spot instance to give: what stays must carry compute.instancesNeeded alone";
    return { least: instancesToLoseAZone(instancesNeeded, zoneCount), reason };
  }
  const reason = "The environment's policy wants an instance in each zone, and a spot instance may go at any time";
  return { least: isInstancePerZoneRequired ? zoneCount : 0, reason };
}

function findPlacementProblems(options: InstanceOptions, { zoneCount = 1 }: InstanceSetting): Problem[] {
  if (options.placementStrategy === "cluster") return findClusterProblems(options, zoneCount);
  return options.placementStrategy === "spread" ? findSpreadProblems(options, zoneCount) : [];
}

function findClusterProblems(
  { placementStrategy: received, instanceType, spot }: InstanceOptions,
  zoneCount: number,
): Problem[] {
  const problem = { key: "compute.placementStrategy", received };
  const types = [instanceType, ...(spot?.instanceTypes ?? [])].filter((type) => type !== undefined);
  const unfit = types.find((type) => /^(t\d|m7i-flex|mac)/.test(type));
  return [
    ...unless(zoneCount === 1, {
      ...problem,
      allowed: "spread or partition where network.workloadZoneCount is above 1",
      reason: "A cluster placement group stands in one zone, and AWS launches nothing of it in another",
    }),
    ...unless(unfit === undefined, {
      ...problem,
      allowed: `spread or partition with ${unfit ?? ""}`,
      reason: "AWS refuses burstable and flex instances in a cluster placement group",
    }),
  ];
}

function findSpreadProblems({ placementStrategy: received, maxInstances = 0 }: InstanceOptions, zoneCount: number) {
  const most = SPREAD_PER_ZONE * zoneCount;
  return unless(Math.ceil(maxInstances * REPLACEMENT_FACTOR) <= most, {
    key: "compute.placementStrategy",
    received,
    allowed: `spread with compute.maxInstances up to ${Math.floor(most / REPLACEMENT_FACTOR)}, or partition`,
    reason: `AWS runs ${SPREAD_PER_ZONE} instances of a spread placement group in a zone, and while instances are replaced there are half as many again`,
  });
}
