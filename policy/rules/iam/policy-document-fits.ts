import { satisfiedWhen, type Rule } from "../../rule";

/** Characters, white space aside. An inline policy shares its limit with the role's others. */
const LIMITS: Readonly<Record<string, number>> = {
  "aws:iam/rolePolicy:RolePolicy": 10_240,
  "aws:iam/policy:Policy": 6_144,
};

export const rule: Rule = {
  description: "A policy is no longer than IAM accepts.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length",
  ],
  remedy: "Split the policy, or say the same with fewer statements.",
  types: Object.keys(LIMITS),
  check: (policy) => {
    const length = (policy.text("policy") ?? "").replaceAll(/\s/g, "").length;
    const limit = LIMITS[policy.type] ?? 0;
    return satisfiedWhen(length <= limit, "policy", `${length} characters`, `write at most ${limit} (LimitExceeded)`);
  },
};
