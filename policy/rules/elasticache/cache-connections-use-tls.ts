import { CACHE } from "../../caches";
import { type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "A cache takes encrypted connections only.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.5"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5"],
  remedy: "Set `transitEncryptionEnabled: true` and, from engine version 7, the mode `required`.",
  types: [CACHE],
  check: (cache) => {
    const property = "transitEncryptionEnabled";
    if (!cache.flag(property)) return violated(property, cache.value(property), "write true");
    const mode = cache.text("transitEncryptionMode");
    return mode === "preferred" ? violated("transitEncryptionMode", mode, 'write "required"') : satisfied;
  },
};
