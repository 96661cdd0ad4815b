/** EC2 instances, alone and in Auto Scaling groups, with what each brings along: volumes, metrics, a public address. */
import { regionOf } from "../../../../policy/deployment-target";
import { DISTRIBUTION, GROUP, LAUNCH_TEMPLATE, spotPercentOf, typesOf } from "../../../../policy/instance-types";
import { zonesOf } from "../../../../policy/subnet-zones";
import type { ResourceView } from "../../../../policy/views";
import { alwaysOn, type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
import { findPrice, HOURS_PER_MONTH } from "../prices";
import { priceVolume, readVolume } from "./volumes";
import { PUBLIC_ADDRESS } from "./vpc";

const MIX = "mixedInstancesPolicy";
const SOURCES = [MIX, "launchTemplate"];
const SCHEDULE = "aws:autoscaling/schedule:Schedule";

/** Metrics that detailed monitoring reports, each at the price of a custom one: https://aws.amazon.com/cloudwatch/pricing/ */
const DETAILED_METRICS = 7;

const WITHIN_CREDITS = "a t instance stays within its CPU credits";
const SPOT_BOUND = "at the price on demand of the dearest type, which a spot price never exceeds";
const NO_SCHEDULES = "scheduled sizes are not counted: the group is priced as if it never slept";

/** How many there are at least and at most. */
type Count = readonly [least: number, most: number];

export const instances: Pricers = {
  [GROUP]: priceGroup,
  "aws:ec2/instance:Instance": priceInstance,
};

function* priceGroup(group: ResourceView, setting: Setting): Generator<Charge> {
  const { stack } = setting;
  const source = SOURCES.find((path) => group.has(path));
  const [template] = source === undefined ? [] : stack.referred(group, source, LAUNCH_TEMPLATE);
  if (template === undefined) {
    yield unpriced("instances", "the group's launch template is not part of the stack");
    return;
  }
  const count = [group.number("minSize") ?? 0, group.number("maxSize") ?? 0] as const;
  const isScheduled = stack.referring(group, SCHEDULE, "autoscalingGroupName").length > 0;
  const note = isScheduled ? NO_SCHEDULES : undefined;
  if (source === MIX) yield* priceMix(group, setting, count, note);
  else yield priceHours(template, count, note);
  yield* priceExtras(template, count);
  yield* priceTemplateVolumes(template, count);
  yield* priceCrossZoneTraffic(group, setting);
}

/**
 * What is on demand is the first type; a spot instance is any of them, at a price that moves all the time and is never
 * above on demand, so the dearest type's price on demand bounds it.
 */
function* priceMix(group: ResourceView, { stack }: Setting, [least, most]: Count, note?: string): Generator<Charge> {
  const types = typesOf(group, stack);
  const [first] = types;
  if (first === undefined) {
    yield unpriced("instances, hours", "no instance type is named");
    return;
  }
  const onDemand = [countOnDemand(group, least), countOnDemand(group, most)] as const;
  yield hoursOf(first, "", onDemand, note);
  const spot = [least - onDemand[0], most - onDemand[1]] as const;
  if (spot[1] === 0) return;
  const region = regionOf(group, stack);
  const prices = types.map((type) => ({ type, usd: findPrice(region, "ec2", type)?.usd ?? Infinity }));
  const dearest = prices.reduce((one, other) => (other.usd > one.usd ? other : one));
  yield hoursOf(dearest.type, "spot ", spot, [SPOT_BOUND, note].filter((each) => each !== undefined).join("; "));
}

/** AWS rounds the share that is on demand up. */
function countOnDemand(group: ResourceView, instances: number): number {
  const base = Math.min(instances, group.number(`${DISTRIBUTION}.onDemandBaseCapacity`) ?? 0);
  return base + Math.ceil(((instances - base) * (100 - spotPercentOf(group))) / 100);
}

function* priceInstance(instance: ResourceView): Generator<Charge> {
  yield priceHours(instance, [1, 1], undefined);
  yield* priceExtras(instance, [1, 1]);
  yield* priceVolume("root volume", readVolume(instance, "rootBlockDevice"), [1, 1]);
  for (const index of instance.list("ebsBlockDevices").keys()) {
    yield* priceVolume("volume", readVolume(instance, `ebsBlockDevices[${index}]`), [1, 1]);
  }
}

/** Metrics and addresses of instances that a launch template or an instance describes. */
function* priceExtras(source: ResourceView, [least, most]: Count): Generator<Charge> {
  if (source.flag("monitoring") || source.flag("monitoring.enabled")) {
    const price = ["cloudwatch", "custom-metric-first-10000"] as const;
    yield alwaysOn("detailed monitoring, metrics", price, least * DETAILED_METRICS, {
      maximumQuantity: most * DETAILED_METRICS,
    });
  }
  if (source.flag("associatePublicIpAddress") || source.flag("networkInterfaces[0].associatePublicIpAddress")) {
    yield hourly("public IPv4 addresses of instances", PUBLIC_ADDRESS, least, {
      maximumQuantity: most * HOURS_PER_MONTH,
    });
  }
}

function priceHours(source: ResourceView, count: Count, note: string | undefined): Charge {
  const type = source.text("instanceType");
  if (type === undefined) return unpriced("instances, hours", "no instance type is named");
  const special = describeSpecial(source);
  if (special !== undefined) return unpriced(`${type} instances, hours`, special);
  return hoursOf(type, "", count, note);
}

/** `kind`: empty, or `spot `. */
function hoursOf(type: string, kind: string, [least, most]: Count, note: string | undefined): Charge {
  const notes = [type.startsWith("t") ? WITHIN_CREDITS : undefined, note].filter((each) => each !== undefined);
  return hourly(`${kind}${type} instances, hours`, ["ec2", type], least, {
    maximumQuantity: most * HOURS_PER_MONTH,
    ...(notes.length > 0 && { assumption: notes.join("; ") }),
  });
}

/** Prices are for Linux on shared hardware, on demand. */
function describeSpecial(source: ResourceView): string | undefined {
  const tenancy = source.text("placement.tenancy") ?? source.text("tenancy") ?? "default";
  if (tenancy !== "default") return `no price for ${tenancy} tenancy`;
  return source.has("instanceMarketOptions") ? "spot prices move all the time" : undefined;
}

function* priceTemplateVolumes(template: ResourceView, count: Count): Generator<Charge> {
  const mappings = template.list("blockDeviceMappings");
  if (mappings.length === 0) {
    yield unpriced("root volumes, storage", "the size is the image's, which the graph does not tell");
  }
  for (const index of mappings.keys()) {
    const path = `blockDeviceMappings[${index}].ebs`;
    if (template.has(path)) yield* priceVolume("volumes of instances", readVolume(template, path), count);
  }
}

/** Traffic between zones is charged to both sides. */
function* priceCrossZoneTraffic(group: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const spreads = (each: ResourceView): boolean => new Set(zonesOf(each, "vpcZoneIdentifiers", stack)).size > 1;
  if (!spreads(group)) return;
  const gigabytes = 2 * shareOf(usage.crossZoneGb, stack.all(GROUP).filter(spreads));
  yield used("traffic between zones, both sides", ["data-transfer", "cross-az-each-direction"], gigabytes);
}
