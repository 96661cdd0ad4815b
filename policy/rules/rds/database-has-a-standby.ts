import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database that takes writes has a standby in a second zone.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.5", "CIS v5.0.0/2.2.4"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5"],
  remedy: "Set `database.isMultiAz` in environments/<env>.ts; it doubles the cost of instance and storage.",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    return satisfiedWhen(instance.flag("multiAz"), "multiAz", instance.value("multiAz"), "write true");
  },
};
