import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

/** Where a group names its launch template, alone or in a mix of instance types. */
const TEMPLATES = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"];

export const rule: Rule = {
  description:
    "An Auto Scaling group names the version of its launch template by number, so that a new one is noticed.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-aws/issues/1577",
    "https://github.com/hashicorp/terraform-provider-aws/issues/22464",
  ],
  remedy: "Keep the template's `latestVersion` in components/compute/scaling-group.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const path = TEMPLATES.find((each) => group.has(each));
    if (path === undefined) return notApplicable;
    const version = group.text(`${path}.version`);
    const isNumber = version !== undefined && !version.startsWith("$");
    const instead =
      "write the template's latestVersion: a change then starts an instance refresh, which a name never does";
    return satisfiedWhen(isNumber, `${path}.version`, version, instead);
  },
};
