import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache's password replaces what was valid before it, also no password at all.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/33439",
    "https://github.com/hashicorp/terraform-provider-aws/issues/45674",
  ],
  remedy: 'Keep `authTokenUpdateStrategy: "SET"` (components/cache/replication-group.ts).',
  types: [CACHE],
  check: (cache) => {
    if (!cache.has("authToken") && !cache.has("authTokenWo")) return notApplicable;
    const strategy = cache.text("authTokenUpdateStrategy");
    return satisfiedWhen(
      strategy === "SET",
      "authTokenUpdateStrategy",
      strategy,
      'write "SET": after ROTATE, which is the default, clients without a password still get in',
    );
  },
};
