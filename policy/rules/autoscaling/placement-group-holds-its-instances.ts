import { isBurstableOrFlex, typesOf } from "../../instance-types";
import { ledTo } from "../../relations";
import { notApplicable, type Outcome, type Rule, satisfied, satisfiedWhen, violated } from "../../rule";
import { zonesOf } from "../../subnet-zones";
import type { ResourceView, StackView } from "../../views";

const PLACEMENT_GROUP = "aws:ec2/placementGroup:PlacementGroup";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html */
const SPREAD_PER_ZONE = 7;

export const rule: Rule = {
  description:
    "A placement group takes what its group launches: seven instances in a zone where they are spread, one zone and no burstable type where they are clustered.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html"],
  remedy: "Write `compute.placementStrategy: partition`, or lower `compute.maxInstances` in the stack file.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (!group.has("placementGroup")) return notApplicable;
    const [placement] = ledTo(stack, group, "placementGroup", PLACEMENT_GROUP);
    if (placement === undefined) return notApplicable;
    const strategy = placement.text("strategy");
    if (strategy === "cluster") return judgeCluster(group, stack);
    return strategy === "spread" ? judgeSpread(group, placement, stack) : satisfied;
  },
};

function judgeCluster(group: ResourceView, stack: StackView): Outcome {
  const zones = [...new Set(zonesOf(group, "vpcZoneIdentifiers", stack))];
  if (zones.length > 1) {
    return violated("vpcZoneIdentifiers", zones, "name one zone: a cluster stands in no other (InvalidPlacementGroup)");
  }
  const unfit = typesOf(group, stack).find(isBurstableOrFlex);
  return satisfiedWhen(unfit === undefined, "instance type", unfit, "name another family (Unsupported in a cluster)");
}

/** While instances are replaced, the group holds more than its maximum. */
function judgeSpread(group: ResourceView, placement: ResourceView, stack: StackView): Outcome {
  if (placement.text("spreadLevel") === "host") return satisfied; // on an Outpost
  const zones = new Set(zonesOf(group, "vpcZoneIdentifiers", stack)).size;
  const healthy = group.number("instanceMaintenancePolicy.maxHealthyPercentage") ?? 100;
  const maximum = group.number("maxSize") ?? 0;
  const most = Math.floor((SPREAD_PER_ZONE * zones * 100) / healthy);
  const instead = `write ${most} or less: ${SPREAD_PER_ZONE} run in a zone, those that replace others included (InsufficientInstanceCapacity)`;
  return satisfiedWhen(maximum <= most, "maxSize", maximum, instead);
}
