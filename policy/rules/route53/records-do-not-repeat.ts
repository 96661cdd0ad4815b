import { satisfiedWhen, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

const RECORD = "aws:route53/record:Record";

/**
 * What makes a record one of its kind. The proof that ACM asks for is the same for a name, its wildcard, and every Region
 * of an account, so two certificates' proofs are one record.
 */
function identify(record: ResourceView): string {
  const name = record.text("name") ?? "";
  const proof = /<aws:acm\/certificate:Certificate::[^>]*resourceRecordName>/.test(name)
    ? "a certificate's proof"
    : name;
  return JSON.stringify([record.text("zoneId"), proof, record.text("type"), record.text("setIdentifier") ?? ""]);
}

export const rule: Rule = {
  description: "A zone has one record of a name and type: apex and wildcard of a certificate are proved by one.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
    "https://github.com/terraform-aws-modules/terraform-aws-acm/issues/8",
  ],
  remedy: "Make one validation record for all certificates of a domain (components/domain/domain.ts).",
  types: [RECORD],
  check: (record, stack) => {
    const own = identify(record);
    const twins = stack.all(RECORD).filter((each) => each !== record && identify(each) === own);
    const names = twins.map(({ name }) => name).join(", ");
    return satisfiedWhen(
      twins.length === 0,
      "name",
      names,
      "take the second away (InvalidChangeBatch: already exists)",
    );
  },
};
