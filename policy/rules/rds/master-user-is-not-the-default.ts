import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

/** What consoles and examples call the master user. */
const DEFAULTS = ["admin", "postgres"];

export const rule: Rule = {
  description: "The master user of a database has a name of ours.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.25"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25"],
  remedy: "Write another `database.username` in the stack file, such as cloudmart_user.",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    const name = instance.text("username");
    if (name === undefined) return notApplicable;
    return satisfiedWhen(!DEFAULTS.includes(name.toLowerCase()), "username", name, "write a name of your own");
  },
};
