/** Load balancers: the zones of their subnets. One runs a node in each. */
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { secondsOf } from "./figures";
import type { TierLoss } from "./result";
import { distinctZones, type Loss, maybeIn, type Zones } from "./stack";
import { combine, untouched } from "./tier-loss";
import { countOf, DATA_LOSSES, plural, showZones } from "./words";

export interface LoadBalancer {
  readonly view: ResourceView;
  readonly zones: Zones;
}

export function readLoadBalancers(stack: StackView): readonly LoadBalancer[] {
  return stack.all("aws:lb/loadBalancer:LoadBalancer").map((view) => ({
    view,
    zones: distinctZones(stack, view, "subnets"),
  }));
}

/** Undefined where the stack has none. */
export function judgeLoadBalancers(balancers: readonly LoadBalancer[], loss: Loss): TierLoss | undefined {
  return combine(balancers.map((balancer) => judge(balancer, loss)));
}

function judge({ view, zones }: LoadBalancer, loss: Loss): TierLoss {
  const known = zones ?? [];
  if (loss.kind !== "zone" || !maybeIn(zones, loss.zone)) {
    return untouched("load balancer", zones === undefined ? "its zones" : plural(known.length, "zone"));
  }
  const left = known.filter((zone) => zone !== loss.zone);
  if (left.length === 0) {
    return {
      ...{ tier: "load balancer", state: "down", left: "no zone", dataLoss: DATA_LOSSES.none },
      mechanism: "a person gives it a subnet in another zone",
      ...{ interruptionSeconds: null, recoverySeconds: null },
    };
  }
  const seconds = secondsOf("balancer-leaves-zone");
  return {
    ...{ tier: "load balancer", state: "degraded", dataLoss: DATA_LOSSES.none },
    left: `${countOf(left.length, known.length, "zone")} (${showZones(left)})`,
    mechanism: `AWS takes the zone's address out of DNS; ${callersOf(view)} ask again when it expires`,
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds },
  };
}

function callersOf(balancer: ResourceView): string {
  return (told(() => balancer.flag("internal")) ?? false) ? "callers" : "readers";
}
