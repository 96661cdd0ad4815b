import { satisfiedWhen, type Rule } from "../../rule";
import { TABLE } from "../../tables";

const ENABLED = "pointInTimeRecovery.enabled";

export const rule: Rule = {
  description: "A table can be restored to any second of the last days.",
  family: "control",
  severity: "mandatory",
  controls: ["DynamoDB.2"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
  ],
  remedy: "Keep `pointInTimeRecovery` in components/tables/table.ts.",
  types: [TABLE],
  check: (table) => satisfiedWhen(table.flag(ENABLED), ENABLED, table.value(ENABLED), "write true"),
};
