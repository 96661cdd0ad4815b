import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Each log of a cache goes to a log group of the stack, which exists before the cache.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html"],
  remedy: "Make the log groups in components/cache/log-delivery.ts: one that AWS makes keeps its logs for ever.",
  types: [CACHE],
  check: (cache, stack) => {
    const property = "logDeliveryConfigurations";
    const count = cache.length(property) ?? cache.list(property).length;
    if (count === 0) return notApplicable;
    const sources = cache.resource.propertyDependencies[property] ?? [];
    const groups = stack
      .all("aws:cloudwatch/logGroup:LogGroup")
      .filter(({ resource }) => sources.includes(resource.urn));
    return satisfiedWhen(
      groups.length >= count,
      property,
      groups.map(({ name }) => name),
      `name a log group of the stack for each of the ${count} logs`,
    );
  },
};
