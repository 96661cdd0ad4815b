import { isContinuous, PLAN, rulesOf } from "../../backups";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const MOST_DAYS = 35;

export const rule: Rule = {
  description: "A continuous backup is kept for 1 to 35 days, and never in cold storage.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html",
    "https://github.com/aws/aws-cdk/issues/17602",
    "https://github.com/lgallard/terraform-aws-backup/issues/40",
  ],
  remedy:
    "Write `lifecycle.deleteAfter` from 1 to 35 without `coldStorageAfter`, or leave `enableContinuousBackup` out.",
  types: [PLAN],
  check: (plan) => {
    const continuous = rulesOf(plan).filter((each) => isContinuous(plan, each));
    if (continuous.length === 0) return notApplicable;
    for (const each of continuous) {
      const days = plan.number(`${each}.lifecycle.deleteAfter`);
      if (days === undefined || days < 1 || days > MOST_DAYS) {
        return violated(`${each}.lifecycle.deleteAfter`, days, `write 1 to ${MOST_DAYS} (InvalidParameterValue)`);
      }
      const cold = plan.number(`${each}.lifecycle.coldStorageAfter`);
      if (cold !== undefined) return violated(`${each}.lifecycle.coldStorageAfter`, cold, "leave it out");
    }
    return satisfied;
  },
};
