import { DATABASE, engineOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const LOGS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade"],
  mysql: ["audit", "error", "general", "slowquery"],
  mariadb: ["audit", "error", "general", "slowquery"],
};

export const rule: Rule = {
  description: "A database sends all its logs to CloudWatch.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.9", "RDS.36"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-36",
  ],
  remedy: "Name every log of the engine in `enabledCloudwatchLogsExports` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance, stack) => {
    const logs = LOGS[engineOf(instance, stack)];
    if (logs === undefined) return notApplicable;
    const exported = instance.list("enabledCloudwatchLogsExports");
    return satisfiedWhen(
      logs.every((log) => exported.includes(log)),
      "enabledCloudwatchLogsExports",
      exported,
      `write ${JSON.stringify(logs)}`,
    );
  },
};
