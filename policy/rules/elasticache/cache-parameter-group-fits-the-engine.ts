import { CACHE, CACHE_PARAMETERS, parameterFamily } from "../../caches";
import { parameterGroupOf } from "../../parameter-groups";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache's parameter group is of the family of its engine and major version.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html",
    "https://github.com/aws-samples/dify-self-hosted-on-aws/issues/24",
    "https://github.com/aws-controllers-k8s/elasticache-controller/issues/188",
  ],
  remedy: "Derive the family from `cache.engine` and `cache.engineVersion` (components/cache/engine-family.ts).",
  types: [CACHE],
  check: (cache, stack) => {
    const group = parameterGroupOf(cache, stack, CACHE_PARAMETERS);
    const expected = parameterFamily(cache);
    if (group === undefined || expected === undefined) return notApplicable;
    const family = group.text("family");
    return satisfiedWhen(
      family === expected,
      "parameterGroupName",
      `${group.name}, of family ${family ?? "unknown"}`,
      `name a group of family ${expected} (InvalidParameterCombination)`,
    );
  },
};
