import { PLAN, plansFor } from "../../backups";
import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "A stack with a backup plan has its database in it.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.26"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-26",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  ],
  remedy: "Keep the tag `Backup` on the primary (components/database/instance.ts) as the plan's selection asks for it.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (isReplica(instance) || stack.all(PLAN).length === 0) return notApplicable;
    const plans = plansFor(instance, stack);
    return satisfiedWhen(plans.length > 0, "tags", shownValue(instance, "tags"), "tag it as a plan's selection asks");
  },
};
