import { leadingTo } from "../../relations";
import { satisfied, satisfiedWhen, type Rule } from "../../rule";
import { TABLE } from "../../tables";

export const rule: Rule = {
  description: "A table takes as many requests as come: it is paid by use, or its capacity scales by itself.",
  family: "control",
  severity: "mandatory",
  controls: ["DynamoDB.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-1"],
  remedy: 'Keep `billingMode: "PAY_PER_REQUEST"` in components/tables/table.ts.',
  types: [TABLE],
  check: (table, stack) => {
    const mode = table.text("billingMode");
    if (mode === "PAY_PER_REQUEST") return satisfied;
    const scaled = leadingTo(stack, table, "aws:appautoscaling/target:Target", "resourceId");
    return satisfiedWhen(scaled.length > 0, "billingMode", mode, 'write "PAY_PER_REQUEST": what is above is refused');
  },
};
