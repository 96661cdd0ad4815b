import { lifecyclesOf, PLAN } from "../../backups";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const LEAST_DAYS = 90;

export const rule: Rule = {
  description: "What moves to cold storage stays there for 90 days or more.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html"],
  remedy: "Raise `lifecycle.deleteAfter`, or leave `coldStorageAfter` out: RDS snapshots have no cold storage.",
  types: [PLAN],
  check: (plan) => {
    const moving = lifecyclesOf(plan).filter((each) => plan.has(`${each}.lifecycle.coldStorageAfter`));
    if (moving.length === 0) return notApplicable;
    for (const each of moving) {
      const cold = plan.number(`${each}.lifecycle.coldStorageAfter`) ?? 0;
      const end = plan.number(`${each}.lifecycle.deleteAfter`);
      const least = cold + LEAST_DAYS;
      if (end !== undefined && end < least) {
        const instead = `write ${least} or more (InvalidParameterValueException)`;
        return violated(`${each}.lifecycle.deleteAfter`, end, instead);
      }
    }
    return satisfied;
  },
};
