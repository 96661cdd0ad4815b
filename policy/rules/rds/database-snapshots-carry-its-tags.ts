import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database's tags are copied to its snapshots.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.17"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17"],
  remedy: "Set `copyTagsToSnapshot: true` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    const written = instance.value("copyTagsToSnapshot");
    return satisfiedWhen(instance.flag("copyTagsToSnapshot"), "copyTagsToSnapshot", written, "write true");
  },
};
