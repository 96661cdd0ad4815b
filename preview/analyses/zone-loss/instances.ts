/** Instances: Auto Scaling groups at their minimum, spread evenly over the zones of their subnets. */
import { SUBNET } from "../../../policy/subnet-routes";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { type Egress, hasLostEgress } from "./egress";
import { secondsOf } from "./figures";
import type { Seconds, TierLoss } from "./result";
import { distinctZones, isResource, type Loss, maybeIn, zoneOf, type Zones } from "./stack";
import { combine, sum, untouched } from "./tier-loss";
import { countOf, DATA_LOSSES, showZones } from "./words";

export interface Group {
  readonly view: ResourceView;
  readonly zones: Zones;
  readonly subnets: readonly { readonly urn: string; readonly zone: string | undefined }[];
  /** Undefined where only a deployment decides it. */
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** Until a lost instance is noticed. */
  readonly detectionSeconds: Seconds;
  /** From the launch of an instance until it answers. */
  readonly bootSeconds: Seconds;
}

const GROUP = "aws:autoscaling/group:Group";

export function readGroups(stack: StackView): readonly Group[] {
  return stack.all(GROUP).map((view) => {
    const subnets = told(() => stack.referred(view, "vpcZoneIdentifiers", SUBNET)) ?? [];
    return {
      view,
      zones: distinctZones(stack, view, "vpcZoneIdentifiers"),
      subnets: subnets.map((subnet) => ({ urn: subnet.resource.urn, zone: zoneOf(subnet) })),
      minimum: told(() => view.number("minSize")),
      maximum: told(() => view.number("maxSize")),
      detectionSeconds: readDetection(stack, view),
      // How long an image boots is not in the graph; the group gives up on one after its grace period.
      bootSeconds: [0, told(() => view.number("healthCheckGracePeriod")) ?? 300],
    };
  });
}

/** The target groups' health check where the group listens to it, else EC2's own; unset ones as the provider sets them. */
function readDetection(stack: StackView, group: ResourceView): Seconds {
  if (told(() => group.text("healthCheckType")) !== "ELB") return secondsOf("instance-status-check");
  const checks = stack.all("aws:lb/targetGroup:TargetGroup").map((target): Seconds => {
    const read = (name: string): number | undefined => told(() => target.number(`healthCheck.${name}`));
    const seconds = (read("interval") ?? 30) * (read("unhealthyThreshold") ?? 3);
    return [seconds, seconds + (read("timeout") ?? 5)];
  });
  const slowest = checks.sort(([one], [other]) => other - one)[0];
  return slowest ?? secondsOf("instance-status-check");
}

/** Undefined where the stack has no group. */
export function judgeInstances(groups: readonly Group[], egress: Egress, loss: Loss): TierLoss | undefined {
  return combine(groups.map((group) => judge(group, egress, loss)));
}

function judge(group: Group, egress: Egress, loss: Loss): TierLoss {
  const minimum = group.minimum ?? 1;
  const left = minimum - countLost(group, minimum, loss);
  const text = countOf(left, minimum, "instance");
  if (!isHit(group, loss)) return untouched("instances", text);
  const replacement = planReplacement(group, egress, loss);
  return {
    tier: "instances",
    state: left > 0 ? "degraded" : "down",
    left: `${text} at minimum${replacement.seconds === null ? "" : showGrowth(group, loss)}`,
    mechanism: replacement.mechanism,
    interruptionSeconds: left > 0 ? group.detectionSeconds : replacement.seconds,
    recoverySeconds: replacement.seconds,
    dataLoss: DATA_LOSSES.none,
  };
}

/** Zones where the group still launches; undefined where they are not known, and may be none. */
function standingZones({ zones }: Group, loss: Loss): Zones {
  return zones?.filter((zone) => loss.kind !== "zone" || zone !== loss.zone);
}

function planReplacement(group: Group, egress: Egress, loss: Loss): { seconds: Seconds | null; mechanism: string } {
  const hasPlace = loss.kind !== "zone" || (standingZones(group, loss)?.length ?? 0) > 0;
  if (!hasPlace) return { seconds: null, mechanism: "a person gives the group a subnet in another zone" };
  const standing = group.subnets.filter(({ zone }) => loss.kind !== "zone" || zone !== loss.zone);
  // The group chooses among its zones, so one that is cut off is enough.
  if (standing.some(({ urn }) => hasLostEgress(egress, urn, loss))) {
    return { seconds: null, mechanism: "a person restores the egress that new instances need to boot" };
  }
  return {
    seconds: sum(group.detectionSeconds, secondsOf("instance-launch"), group.bootSeconds),
    mechanism: "the load balancer leaves out what is lost; the Auto Scaling group launches as many anew",
  };
}

/** Evenly spread, the zone holds this many at most. Of an instance that is lost there is one. */
function countLost({ zones }: Group, minimum: number, loss: Loss): number {
  if (loss.kind !== "zone") return loss.kind === "instance" ? Math.min(1, minimum) : 0;
  if (zones === undefined) return minimum;
  return zones.includes(loss.zone) ? Math.ceil(minimum / zones.length) : 0;
}

function isHit({ view, zones }: Group, loss: Loss): boolean {
  return loss.kind === "zone" ? maybeIn(zones, loss.zone) : isResource(loss, view);
}

function showGrowth(group: Group, loss: Loss): string {
  const zones = standingZones(group, loss);
  if (group.maximum === undefined) return "";
  return `, up to ${group.maximum} after scaling${zones === undefined ? "" : ` (${showZones(zones)})`}`;
}
