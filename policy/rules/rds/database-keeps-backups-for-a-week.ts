import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const LEAST_DAYS = 7;

export const rule: Rule = {
  description: "Automated backups of a database are on and kept for a week or more.",
  family: "regretted",
  severity: "mandatory",
  controls: ["RDS.11"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11",
    "https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/",
  ],
  remedy: "Raise `database.backupRetentionDays` in environments/<env>.ts; the provider's default is 0.",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    const days = instance.number("backupRetentionPeriod");
    const instead = `write ${LEAST_DAYS} or more: without backups there is no point in time to go back to`;
    return satisfiedWhen((days ?? 0) >= LEAST_DAYS, "backupRetentionPeriod", days, instead);
  },
};
