import { satisfied, violated, type Rule } from "../../rule";
import { keyAttributesOf, TABLE } from "../../tables";

export const rule: Rule = {
  description: "A table declares the attributes that are keys, of it or an index, and no others.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/9814",
  ],
  remedy: "Let components/shared/table-keys.ts list them; name keys in `tables.tables` of the stack file.",
  types: [TABLE],
  check: (table) => {
    const keys = keyAttributesOf(table);
    const declared = table.objects("attributes").flatMap(({ name }) => (typeof name === "string" ? [name] : []));
    const missing = keys.find((key) => !declared.includes(key));
    if (missing !== undefined) {
      return violated("attributes", declared, `declare ${missing}, which is a key (ValidationException)`);
    }
    const extra = declared.find((name) => !keys.includes(name));
    if (extra === undefined) return satisfied;
    return violated(
      "attributes",
      extra,
      "leave it out: no key uses it, and items need no declaration (ValidationException)",
    );
  },
};
