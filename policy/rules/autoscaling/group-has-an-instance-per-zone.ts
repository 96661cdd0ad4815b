import { type Outcome, satisfied, type Rule, violated } from "../../rule";
import { zonesOf } from "../../subnet-zones";
import type { ResourceView } from "../../views";

export const rule: Rule = {
  description: "An Auto Scaling group keeps at least one instance in each of its zones, at any hour.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"], // dev promises nothing when a zone is lost
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html",
  ],
  remedy: "Raise `compute.minInstances` in the stack file to `network.workloadZoneCount`, and remove `compute.sleep`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const zones = new Set(zonesOf(group, "vpcZoneIdentifiers", stack)).size;
    const minimum = group.number("minSize") ?? 0;
    const instead = `write ${zones}, one for each zone: otherwise losing a zone may leave nothing that serves`;
    if (minimum < zones) return violated("minSize", minimum, instead);
    const schedules = stack.referring(group, "aws:autoscaling/schedule:Schedule", "autoscalingGroupName");
    return schedules.map((schedule) => judgeSchedule(schedule, zones)).find(isViolated) ?? satisfied;
  },
};

/** A scheduled action replaces the group's minimum until the next one; left out, or -1, it leaves it alone. */
function judgeSchedule(schedule: ResourceView, zones: number): Outcome {
  const minimum = schedule.number("minSize") ?? -1;
  if (minimum === -1 || minimum >= zones) return satisfied;
  const instead = `write at least ${zones}, one for each zone, or remove the schedule`;
  return violated(`minSize of the schedule ${schedule.name}`, minimum, instead);
}

function isViolated({ verdict }: Outcome): boolean {
  return verdict === "violated";
}
