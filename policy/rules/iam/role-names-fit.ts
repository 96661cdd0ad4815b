import { judgeName, type NameLimits } from "../../physical-name";
import { notApplicable, type Rule } from "../../rule";

const LIMITS: Readonly<Record<string, NameLimits>> = {
  "aws:iam/role:Role": { longest: 64, longestPrefix: 38 },
  "aws:iam/instanceProfile:InstanceProfile": { longest: 128, longestPrefix: 102 },
  "aws:iam/rolePolicy:RolePolicy": { longest: 128, longestPrefix: 102 },
  "aws:iam/policy:Policy": { longest: 128, longestPrefix: 102 },
};

export const rule: Rule = {
  description: "The name of a role has at most 64 characters, of an instance profile or policy 128.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length",
  ],
  remedy: "Shorten the tier's name in index.ts, or the role that the tier appends to it.",
  types: Object.keys(LIMITS),
  check: (resource) => {
    const limits = LIMITS[resource.type];
    return limits === undefined ? notApplicable : judgeName(resource, limits);
  },
};
