import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { TABLE } from "../../tables";

const VIEW = "streamViewType";

export const rule: Rule = {
  description: "A table with replicas has a stream of whole items, by which they follow.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/table/#tablereplica",
  ],
  remedy: "Keep `streamEnabled` and `streamViewType` in components/tables/table.ts.",
  types: [TABLE],
  check: (table) => {
    if ((table.length("replicas") ?? 0) === 0) return notApplicable;
    if (!table.flag("streamEnabled")) {
      return violated(
        "streamEnabled",
        table.value("streamEnabled"),
        "write true: replicas follow it (ValidationException)",
      );
    }
    if (table.text(VIEW) === "NEW_AND_OLD_IMAGES") return satisfied;
    return violated(VIEW, table.value(VIEW), 'write "NEW_AND_OLD_IMAGES" (ValidationException)');
  },
};
