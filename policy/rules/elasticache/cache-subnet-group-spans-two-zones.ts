import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "The subnet group of a Multi-AZ cache has subnets in at least two Availability Zones.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html"],
  remedy: "Give the network two zones in `network.availabilityZones`; how many carry work is `workloadZoneCount`.",
  types: [CACHE],
  check: (cache, stack) => {
    const [group] = stack.referred(cache, "subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup");
    if (group === undefined || !cache.flag("multiAzEnabled")) return notApplicable;
    const zones = [...new Set(zonesOf(group, "subnetIds", stack))];
    const instead = "name a group with subnets of two zones: a replica needs another zone than its primary";
    return satisfiedWhen(zones.length >= 2, "subnetGroupName", zones, instead);
  },
};
