import { DATABASE, engineOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const DEFAULT_PORTS: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

export const rule: Rule = {
  description: "A database listens on another port than its engine's default.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.23"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23"],
  remedy: "Write another `port` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance, stack) => {
    const standard = DEFAULT_PORTS[engineOf(instance, stack)];
    if (standard === undefined) return notApplicable;
    const port = instance.number("port") ?? standard;
    return satisfiedWhen(port !== standard, "port", port, `write another port than ${standard}`);
  },
};
