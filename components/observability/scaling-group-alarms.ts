import type { AlarmDefinition, Series } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** The instances: enough of them, room for more, and not too busy. */
export function planScalingGroupAlarms({ compute, cpuPercent }: ObservabilityArgs): AlarmDefinition[] {
  const dimensions = { AutoScalingGroupName: compute.autoScalingGroupName };
  const group = (metric: string): Series => ({
    namespace: "AWS/AutoScaling",
    metric,
    statistic: "Minimum",
    dimensions,
  });
  const serving = group("GroupInServiceInstances");
  return [
    {
      role: "too-few-instances",
      row: "Instances",
      title: "Instances that lack",
      says: "fewer instances serve than the group's minimum, for a quarter of an hour. Look at the group's activity: no capacity in a zone, or instances that never turn healthy.",
      severity: "page",
      isEssential: true,
      // The group's own minimum, which is zero while it sleeps.
      series: { minimum: group("GroupMinSize"), serving },
      expression: "minimum - serving",
      when: ">",
      threshold: 0,
      periodSeconds: 60,
      periods: 15,
      missing: { as: "breaching", because: "the group publishes every minute, also while it sleeps" },
    },
    {
      role: "no-more-instances",
      row: "Instances",
      title: "Instances at the maximum",
      says: "the group has been at its maximum for half an hour: more load finds no more instances. Raise compute.maxInstances.",
      severity: "ticket",
      series: { maximum: group("GroupMaxSize"), serving },
      expression: "IF(maximum > 0 AND serving >= maximum, 1, 0)",
      when: ">=",
      threshold: 1,
      periodSeconds: 300,
      periods: 6,
      missing: { as: "notBreaching", because: "a silent group is told by the alarm on its minimum" },
    },
    {
      role: "instances-cpu",
      row: "Instances",
      title: "CPU, %",
      says: `the instances are busy, above ${cpuPercent} % on average, and scaling does not help. Look at compute.maxInstances and at what was deployed.`,
      severity: "ticket",
      isEssential: true,
      series: { value: { namespace: "AWS/EC2", metric: "CPUUtilization", statistic: "Average", dimensions } },
      when: ">",
      threshold: cpuPercent,
      periodSeconds: 300,
      periods: 3,
      missing: { as: "notBreaching", because: "a group that sleeps has no instance" },
    },
  ];
}
