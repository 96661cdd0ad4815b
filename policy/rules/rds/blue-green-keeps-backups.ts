import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database updated by blue/green deployment keeps automated backups.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/529",
  ],
  remedy: "Raise `database.backupRetentionDays` in environments/<env>.ts, or leave `blueGreenUpdate` out.",
  types: [DATABASE],
  check: (instance) => {
    if (!instance.flag("blueGreenUpdate.enabled")) return notApplicable;
    const days = instance.number("backupRetentionPeriod");
    return satisfiedWhen(
      (days ?? 0) > 0,
      "backupRetentionPeriod",
      days,
      "write 1 or more beside blueGreenUpdate (InvalidBlueGreenDeploymentStateFault)",
    );
  },
};
