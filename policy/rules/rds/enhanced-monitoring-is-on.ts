import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Enhanced Monitoring of a database is on.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6"],
  remedy: "Set `monitoringInterval` and `monitoringRoleArn` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    const seconds = instance.number("monitoringInterval");
    const instead = "write 1, 5, 10, 15, 30 or 60 and a role that RDS may write metrics with";
    return satisfiedWhen((seconds ?? 0) > 0, "monitoringInterval", seconds, instead);
  },
};
