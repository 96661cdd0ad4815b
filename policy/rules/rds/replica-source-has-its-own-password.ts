import { DATABASE, replicasOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database with read replicas does not leave its password to RDS, unless it runs SQL Server.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/532",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/512",
  ],
  remedy: "Set `database.readReplicaCount` to 0, or give the database a password of its own.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (replicasOf(instance, stack).length === 0) return notApplicable;
    if (instance.text("engine")?.startsWith("sqlserver") === true) return notApplicable;
    return satisfiedWhen(
      !instance.flag("manageMasterUserPassword"),
      "manageMasterUserPassword",
      true,
      "write a password instead: RDS creates no replica of such a source (InvalidParameterValue)",
    );
  },
};
