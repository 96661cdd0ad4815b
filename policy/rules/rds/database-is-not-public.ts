import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database has no public address.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.2", "CIS v5.0.0/2.2.3"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2"],
  remedy: "Leave `publiclyAccessible` at false (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => satisfiedWhen(!instance.flag("publiclyAccessible"), "publiclyAccessible", true, "write false"),
};
