import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Users of a database can authenticate with IAM.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.10"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10"],
  remedy: "Set `iamDatabaseAuthenticationEnabled: true` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    const property = "iamDatabaseAuthenticationEnabled";
    return satisfiedWhen(instance.flag(property), property, instance.value(property), "write true");
  },
};
