import { type Outcome, notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

function judgeShares(group: ResourceView, path: string): Outcome {
  const [low, high] = [`${path}.minHealthyPercentage`, `${path}.maxHealthyPercentage`];
  if (!group.has(low) && !group.has(high)) return notApplicable;
  const minimum = group.number(low);
  if (!isBetween(minimum, 0, 100)) return violated(low, minimum, "write 0 to 100 (ValidationError)");
  if (!group.has(high)) return satisfied;
  const maximum = group.number(high);
  const highest = Math.min(200, minimum + 100);
  if (isBetween(maximum, 100, highest)) return satisfied;
  return violated(high, maximum, `write 100 to ${highest}, at most 100 above the minimum (ValidationError)`);
}

function isBetween(value: number | undefined, lowest: number, highest: number): value is number {
  return value !== undefined && value >= lowest && value <= highest;
}

export const rule: Rule = {
  description: "The share of a group that stays healthy while instances are replaced is within AWS's limits.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMaintenancePolicy.html",
  ],
  remedy: "Correct `REPLACEMENT` in components/compute/scaling-group.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const outcomes = ["instanceMaintenancePolicy", "instanceRefresh.preferences"].map((path) =>
      judgeShares(group, path),
    );
    const [worst] = (["violated", "satisfied"] as const).flatMap((verdict) =>
      outcomes.filter((outcome) => outcome.verdict === verdict),
    );
    return worst ?? notApplicable;
  },
};
