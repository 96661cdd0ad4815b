import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The target group of an Auto Scaling group takes instances by their id.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html"],
  remedy: 'Keep `targetType: "instance"` in components/compute/load-balancer.ts.',
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: (targetGroup, stack) => {
    if (stack.referring(targetGroup, "aws:autoscaling/group:Group", "targetGroupArns").length === 0)
      return notApplicable;
    const found = targetGroup.text("targetType");
    return satisfiedWhen(
      (found ?? "instance") === "instance",
      "targetType",
      found,
      'write "instance" (ValidationError)',
    );
  },
};
