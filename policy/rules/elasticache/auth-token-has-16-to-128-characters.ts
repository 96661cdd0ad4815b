import { CACHE } from "../../caches";
import { PASSWORD, takersOf } from "../../generated-passwords";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A generated password of a cache has 16 to 128 characters.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html"],
  remedy: "Write a `length` of 16 to 128 in components/cache/connection-secret.ts.",
  types: [PASSWORD],
  check: (password, stack) => {
    if (takersOf(password, stack, CACHE, "authToken").length === 0) return notApplicable;
    const length = password.number("length") ?? 0;
    const instead = "write 16 to 128 (InvalidParameterValue: AuthToken)";
    return satisfiedWhen(length >= 16 && length <= 128, "length", length, instead);
  },
};
