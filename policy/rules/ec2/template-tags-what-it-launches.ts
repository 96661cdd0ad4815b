import { satisfied, violated, type Rule } from "../../rule";
import { isJsonObject } from "../../views";

/** What an instance brings along, and what is charged. */
const LAUNCHED = ["instance", "volume"];

export const rule: Rule = {
  description:
    "A launch template tags the instances and volumes it launches; the provider's default tags stop at the template.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateTagSpecificationRequest.html",
  ],
  remedy: "Keep `tagSpecifications` in components/compute/launch-template.ts.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const tagged = template
      .objects("tagSpecifications")
      .filter(({ tags }) => isJsonObject(tags) && Object.keys(tags).length > 0)
      .map(({ resourceType }) => resourceType ?? null);
    const missing = LAUNCHED.find((kind) => !tagged.includes(kind));
    if (missing === undefined) return satisfied;
    return violated("tagSpecifications", tagged, `add the stack's tags for "${missing}"`);
  },
};
