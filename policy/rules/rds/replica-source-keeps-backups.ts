import { DATABASE, replicasOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database with read replicas keeps automated backups.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html"],
  remedy: "Raise `database.backupRetentionDays` in environments/<env>.ts, or set `database.readReplicaCount` to 0.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (replicasOf(instance, stack).length === 0) return notApplicable;
    const days = instance.number("backupRetentionPeriod");
    return satisfiedWhen(
      (days ?? 0) > 0,
      "backupRetentionPeriod",
      days,
      "write 1 or more: a replica starts from an automated backup (InvalidDBInstanceState)",
    );
  },
};
