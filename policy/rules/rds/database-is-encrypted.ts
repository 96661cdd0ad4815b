import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database's storage is encrypted from the start; adding it later replaces the database.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.3", "CIS v5.0.0/2.2.1"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
    "https://github.com/hashicorp/terraform-provider-aws/issues/15390",
  ],
  remedy: "Set `storageEncrypted: true` (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    const written = instance.value("storageEncrypted");
    return satisfiedWhen(instance.flag("storageEncrypted"), "storageEncrypted", written, "write true");
  },
};
