import { DISTRIBUTION, spotPercentOf, typesOf } from "../../instance-types";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const STRATEGY = `${DISTRIBUTION}.spotAllocationStrategy`;

export const rule: Rule = {
  description:
    "Spot instances come from the pools that AWS has most of, from two types at least, and are replaced before they go.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
  ],
  remedy: "Keep components/compute/instance-mix.ts, and name two types or more in `compute.spot.instanceTypes`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (spotPercentOf(group) === 0) return notApplicable;
    const strategy = group.text(STRATEGY);
    if (strategy?.includes("capacity-optimized") !== true) {
      return violated(STRATEGY, strategy, 'write "price-capacity-optimized": the cheapest are taken back most often');
    }
    if (!group.flag("capacityRebalance")) {
      return violated("capacityRebalance", group.value("capacityRebalance"), "write true: two minutes start nothing");
    }
    const types = typesOf(group, stack);
    if (types.length >= 2) return satisfied;
    return violated("instance types", [...types], "name two types or more: one pool runs dry at once");
  },
};
