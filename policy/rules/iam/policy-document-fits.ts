import { identityPathsOf, ROLE } from "../../identity-policies";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

/** Characters, white space aside. The inline policies of a role, user or group share one limit. */
const LIMITS: Readonly<Record<string, number>> = {
  [ROLE]: 10_240,
  "aws:iam/rolePolicy:RolePolicy": 10_240,
  "aws:iam/userPolicy:UserPolicy": 2_048,
  "aws:iam/groupPolicy:GroupPolicy": 5_120,
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
    const documents = identityPathsOf(policy).map((path) => policy.text(path) ?? "");
    if (documents.length === 0) return notApplicable;
    const length = documents.join("").replaceAll(/\s/g, "").length;
    const limit = LIMITS[policy.type] ?? 0;
    const property = policy.type === ROLE ? "inlinePolicies" : "policy";
    return satisfiedWhen(length <= limit, property, `${length} characters`, `write at most ${limit} (LimitExceeded)`);
  },
};
