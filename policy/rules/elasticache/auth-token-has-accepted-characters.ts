import { CACHE } from "../../caches";
import { PASSWORD, specialCharactersOf, takersOf } from "../../generated-passwords";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const ACCEPTED = "!&#$^<>-";

export const rule: Rule = {
  description: `A generated password of a cache has letters, digits and ${ACCEPTED} only.`,
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
    "https://github.com/mitodl/ol-infrastructure/blob/main/src/ol_infrastructure/components/aws/cache.py",
  ],
  remedy: "Set `special: false` on the password, as components/cache/connection-secret.ts does.",
  types: [PASSWORD],
  check: (password, stack) => {
    if (takersOf(password, stack, CACHE, "authToken").length === 0) return notApplicable;
    const special = specialCharactersOf(password);
    return satisfiedWhen(
      special.every((character) => ACCEPTED.includes(character)),
      "overrideSpecial",
      special.join(""),
      `write characters of ${ACCEPTED} only, or special: false (InvalidParameterValue: AuthToken)`,
    );
  },
};
