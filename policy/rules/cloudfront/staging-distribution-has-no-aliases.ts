import { DISTRIBUTION } from "../../distributions";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A staging distribution has no names of its own: it answers under those of its primary.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/34511",
  ],
  remedy: "Leave `aliases` out of the distribution whose `staging` is true.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    if (!distribution.flag("staging")) return notApplicable;
    const aliases = distribution.list("aliases");
    return satisfiedWhen(aliases.length === 0, "aliases", aliases, "leave it out of a staging distribution");
  },
};
