import { tagsOf } from "../../default-tags";
import { type Rule, satisfied, violated } from "../../rule";

const NEEDED = ["Project", "Stack", "Environment", "Owner", "CostCentre"];

export const rule: Rule = {
  description: "Every resource is tagged with project, stack, environment, owner and cost centre.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html"],
  remedy: "Write `tags.owner` and `tags.costCentre` in the stack file; environments/load.ts adds the rest.",
  types: ["pulumi:providers:aws"],
  check: (provider, stack) => {
    const tags = tagsOf(provider);
    const missing = NEEDED.find((key) => (tags[key] ?? "") === "");
    if (missing !== undefined) return violated(`defaultTags.tags.${missing}`, tags[missing], "write a value");
    const { Environment: environment } = tags;
    if (environment === stack.environment) return satisfied;
    return violated("defaultTags.tags.Environment", environment, `write ${stack.environment}, the stack's environment`);
  },
};
