import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A group's smallest, desired and largest size are in this order, also where a schedule sets them.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html",
  ],
  remedy: "Correct `compute.minInstances` and `compute.maxInstances` in the stack file.",
  types: ["aws:autoscaling/group:Group", "aws:autoscaling/schedule:Schedule"],
  check: (resource) => {
    // A schedule writes -1 for what it leaves alone.
    const sizes = ["minSize", "desiredCapacity", "maxSize"]
      .map((path) => ({ path, size: resource.number(path) ?? -1 }))
      .filter(({ size }) => size >= 0);
    for (const [index, { path, size }] of sizes.entries()) {
      const above = sizes[index + 1];
      if (above === undefined || size <= above.size) continue;
      return violated(path, size, `write at most ${above.path}, ${above.size} (ValidationError)`);
    }
    return satisfied;
  },
};
