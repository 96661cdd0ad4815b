import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { TABLE } from "../../tables";

const INDEXES = "globalSecondaryIndexes";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const MOST = 20;

export const rule: Rule = {
  description: "A table has twenty global secondary indexes at most, each by a name of its own.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html"],
  remedy: "Name fewer `indexes` of the table in the stack file; each write pays for every one.",
  types: [TABLE],
  check: (table) => {
    const count = table.length(INDEXES) ?? 0;
    if (count === 0) return notApplicable;
    if (count > MOST) return violated(INDEXES, count, `name ${MOST} or fewer (LimitExceededException)`);
    const names = table.objects(INDEXES).map(({ name }) => name ?? null);
    if (new Set(names).size === names.length) return satisfied;
    return violated(INDEXES, names, "give each a name of its own (ValidationException)");
  },
};
