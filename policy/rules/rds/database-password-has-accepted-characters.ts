import { DATABASE } from "../../databases";
import { PASSWORD, specialCharactersOf, takersOf } from "../../generated-passwords";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const REFUSED = ["/", "@", '"', " "];

export const rule: Rule = {
  description: 'A generated password of a database contains no "/", "@", quotation mark or space.',
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://github.com/pulumi/examples/issues/1392",
    "https://github.com/pulumi/pulumi-random/issues/192",
  ],
  remedy: "Set `special: false` on the password, or name the characters it may use in `overrideSpecial`.",
  types: [PASSWORD],
  check: (password, stack) => {
    if (takersOf(password, stack, DATABASE, "password").length === 0) return notApplicable;
    const special = specialCharactersOf(password);
    return satisfiedWhen(
      !special.some((character) => REFUSED.includes(character)),
      "overrideSpecial",
      special.join(""),
      'leave / @ " and the space out (InvalidParameterValue: MasterUserPassword)',
    );
  },
};
