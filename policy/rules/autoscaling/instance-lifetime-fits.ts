import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const DAY = 86_400;

export const rule: Rule = {
  description: "Instances are replaced after one day at the earliest and 365 days at the latest.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html"],
  remedy:
    "Correct `compute.maxInstanceLifetimeDays` in the environment's policy (environments/prod.ts); 0 sets no limit.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const seconds = group.number("maxInstanceLifetime") ?? 0;
    if (seconds === 0) return notApplicable;
    const isInside = seconds >= DAY && seconds <= 365 * DAY;
    return satisfiedWhen(isInside, "maxInstanceLifetime", seconds, "write 86400 to 31536000 seconds (ValidationError)");
  },
};
