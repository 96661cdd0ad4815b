import { templatesOf } from "../../instance-types";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "The launch template of a mix does not ask for spot instances itself; the mix says how many there are.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-launch-template.html"],
  remedy: "Leave `instanceMarketOptions` out of components/compute/launch-template.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (!group.has("mixedInstancesPolicy")) return notApplicable;
    const asking = templatesOf(group, stack).find((template) => template.has("instanceMarketOptions"));
    if (asking === undefined) return satisfied;
    const property = `instanceMarketOptions of ${asking.name}`;
    const instead =
      "leave it out: AWS takes no such template into a mix (ValidationError: Incompatible launch template)";
    return violated(property, asking.value("instanceMarketOptions"), instead);
  },
};
