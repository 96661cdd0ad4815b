import { templatesOf } from "../../instance-types";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const ROLLBACK = "instanceRefresh.preferences.autoRollback";
const MIX = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version";

export const rule: Rule = {
  description:
    "A refresh that shall roll back has somewhere to go: a numbered template version with an image of its own.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RollbackInstanceRefresh.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/29830",
    "https://github.com/hashicorp/terraform-provider-aws/issues/34189",
  ],
  remedy:
    "Name an AMI by id in components/compute/launch-template.ts, or leave `autoRollback` off in scaling-group.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (!group.flag(ROLLBACK)) return notApplicable;
    if (!group.has("launchTemplate") && !group.has("mixedInstancesPolicy")) {
      return violated(ROLLBACK, true, "name a launch template (ValidationError: DesiredConfiguration is empty)");
    }
    const path = group.has("mixedInstancesPolicy") ? MIX : "launchTemplate.version";
    const version = group.text(path);
    if (version === undefined || version.startsWith("$")) {
      return violated(path, version, "write a number: nothing can be rolled back to a name (ValidationError)");
    }
    const parameter = templatesOf(group, stack)
      .map((each) => each.text("imageId"))
      .find((image) => image?.startsWith("resolve:ssm:"));
    if (parameter === undefined) return satisfied;
    return violated(ROLLBACK, true, `write false: the template's image is a parameter, ${parameter} (ValidationError)`);
  },
};
