import { CACHE, engineOf } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A Valkey cache states whether it encrypts its connections.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://github.com/aws-cloudformation/cfn-lint/issues/4353"],
  remedy: "Set `transitEncryptionEnabled: true` (components/cache/replication-group.ts).",
  types: [CACHE],
  check: (cache) => {
    if (engineOf(cache) !== "valkey") return notApplicable;
    const property = "transitEncryptionEnabled";
    return satisfiedWhen(cache.has(property), property, undefined, "write it: Valkey has no default for it");
  },
};
