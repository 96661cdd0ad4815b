import { satisfiedWhen, type Rule } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "An Auto Scaling group keeps at least one instance in each of its zones.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"], // dev promises nothing when a zone is lost
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html"],
  remedy: "Raise `compute.minInstances` in the stack file to `network.workloadZoneCount`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const zones = new Set(zonesOf(group, "vpcZoneIdentifiers", stack));
    const minimum = group.number("minSize") ?? 0;
    const instead = `write ${zones.size}, one for each zone: otherwise losing a zone may leave nothing that serves`;
    return satisfiedWhen(minimum >= zones.size, "minSize", minimum, instead);
  },
};
