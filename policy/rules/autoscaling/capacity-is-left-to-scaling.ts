import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An Auto Scaling group states no desired capacity, which each deployment would reset.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/aws/aws-cdk/issues/5507",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
  ],
  remedy: "State `compute.minInstances` and `compute.maxInstances` in the stack file and nothing in between.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    if (!group.has("desiredCapacity")) return satisfied;
    if (group.resource.options.ignoreChanges.includes("desiredCapacity")) return satisfied;
    const isFixed = group.number("minSize") === group.number("maxSize");
    if (isFixed) return satisfied;
    const instead = "leave it out: scaling decides, and a deployment at peak would take instances away";
    return violated("desiredCapacity", group.value("desiredCapacity"), instead);
  },
};
