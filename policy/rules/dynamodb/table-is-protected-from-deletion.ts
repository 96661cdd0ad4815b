import { satisfied, violated, type Rule } from "../../rule";
import { TABLE } from "../../tables";

const ENABLED = "deletionProtectionEnabled";

export const rule: Rule = {
  description: "Neither AWS nor Pulumi deletes a table by accident.",
  family: "control",
  severity: "mandatory",
  environments: ["prod"], // dev's tables go with dev
  controls: ["DynamoDB.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-6"],
  remedy: "Keep `protection` in environments/prod.ts, which components/tables/table.ts follows.",
  types: [TABLE],
  check: (table) => {
    if (!table.flag(ENABLED)) return violated(ENABLED, table.value(ENABLED), "write true");
    const { protect } = table.resource.options;
    return protect ? satisfied : violated("protect", protect, "write true: another key is another, empty table");
  },
};
