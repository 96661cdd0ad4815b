import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An Auto Scaling group carries tags of its own, which the provider's default tags do not reach.",
  family: "control",
  severity: "mandatory",
  controls: ["AutoScaling.10"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-10",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
  ],
  remedy: "Keep `tags` with `propagateAtLaunch` in components/compute/scaling-group.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const paths = group.list("tags").map((_, index) => `tags[${index}].propagateAtLaunch`);
    if (paths.length === 0) return violated("tags", undefined, "write the stack's tags");
    const kept = paths.find((path) => !group.flag(path));
    return kept === undefined ? satisfied : violated(kept, group.value(kept), "write true");
  },
};
