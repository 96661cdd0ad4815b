import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "RDS refuses to delete the database.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.8"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8"],
  remedy: "Set `protection` to Governance or Compliance in environments/<env>.ts.",
  types: [DATABASE],
  check: (instance) => {
    const written = instance.value("deletionProtection");
    return satisfiedWhen(instance.flag("deletionProtection"), "deletionProtection", written, "write true");
  },
};
