import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database takes minor versions by itself, in its maintenance window.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.13", "CIS v5.0.0/2.2.2"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13"],
  remedy: "Leave `autoMinorVersionUpgrade` at true (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    const property = "autoMinorVersionUpgrade";
    return satisfiedWhen(!instance.has(property) || instance.flag(property), property, false, "write true");
  },
};
