import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Pulumi is told to protect a cache, so that an update cannot replace it.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    "https://github.com/hashicorp/terraform-provider-aws/issues/46950",
  ],
  remedy: "Set `protection` to Governance or Compliance in environments/<env>.ts.",
  types: [CACHE],
  check: (cache) => {
    const { protect } = cache.resource.options;
    return satisfiedWhen(protect, "protect", protect, "write true: ElastiCache has no protection of its own");
  },
};
