import { isContinuous, plansFor, rulesOf } from "../../backups";
import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const TAKEN_OVER = ["backupRetentionPeriod", "backupWindow"];

export const rule: Rule = {
  description:
    "Where AWS Backup keeps a database's continuous backups, the program leaves RDS's own settings of them alone.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html",
    "https://github.com/crossplane-contrib/provider-aws/issues/1356",
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2167",
  ],
  remedy:
    "Take snapshots only, as components/recovery/plan.ts does, or put both properties into the instance's `ignoreChanges`.",
  types: [DATABASE],
  check: (instance, stack) => {
    const owners = plansFor(instance, stack).filter((plan) => rulesOf(plan).some((each) => isContinuous(plan, each)));
    if (owners.length === 0) return notApplicable;
    const { ignoreChanges } = instance.resource.options;
    const contested = TAKEN_OVER.filter((each) => instance.has(each) && !ignoreChanges.includes(each));
    const instead = `ignore changes of ${contested.join(", ")}: RDS refuses other values (InvalidParameterValue)`;
    return satisfiedWhen(contested.length === 0, "ignoreChanges", ignoreChanges, instead);
  },
};
