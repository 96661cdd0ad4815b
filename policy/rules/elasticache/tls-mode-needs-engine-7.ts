import { CACHE, versionOf } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A mode of encryption in transit is stated for engine version 7 or newer only.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    "https://github.com/cloudposse/terraform-aws-elasticache-redis/pull/231",
  ],
  remedy: "Leave `transitEncryptionMode` out; before version 7 encrypted means required.",
  types: [CACHE],
  check: (cache) => {
    const mode = cache.text("transitEncryptionMode");
    const [major] = versionOf(cache);
    if (mode === undefined || major === 0) return notApplicable;
    const instead = "leave it out before engine version 7 (InvalidParameterCombination)";
    return satisfiedWhen(major >= 7, "transitEncryptionMode", mode, instead);
  },
};
