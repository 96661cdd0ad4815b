import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const MOST = 35;

export const rule: Rule = {
  description: "Automated backups of a database are kept for 35 days at most.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://github.com/cloud-gov/terraform-provision/issues/537",
  ],
  remedy:
    "Lower `database.backupRetentionDays` in environments/<env>.ts; what has to last longer is a manual snapshot.",
  types: [DATABASE],
  check: (instance) => {
    const days = instance.number("backupRetentionPeriod");
    if (days === undefined) return notApplicable;
    const instead = `write 0 to ${MOST} (InvalidParameterValue)`;
    return satisfiedWhen(days >= 0 && days <= MOST, "backupRetentionPeriod", days, instead);
  },
};
