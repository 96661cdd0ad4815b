import { GAPS, isMissingIn } from "../../instance-offers";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { zonesOf } from "../../subnet-zones";
import type { ResourceView, StackView } from "../../views";

const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";

export const rule: Rule = {
  description: "Every zone of an Auto Scaling group offers an instance type that the group launches.",
  family: "refused",
  // Which zone an account calls us-east-1e is the account's own matter, if nearly always the same.
  severity: "advisory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-discovery.html",
    "https://github.com/magenx/Magento-2-aws-cluster-terraform/issues/16",
    ...GAPS.map(({ source }) => source),
  ],
  remedy: "Name other zones in `network.availabilityZones`, or another family in `compute.instanceType`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const types = instanceTypesOf(group, stack);
    if (types.length === 0) return notApplicable;
    const zones = [...new Set(zonesOf(group, "vpcZoneIdentifiers", stack))];
    const lacking = zones.filter((zone) => types.every((type) => isMissingIn(zone, type)));
    const instead = `name a subnet of a zone that has ${types.join(" or ")} (Unsupported)`;
    return satisfiedWhen(lacking.length === 0, "vpcZoneIdentifiers", lacking, instead);
  },
};

/** Overrides replace the template's own type. */
function instanceTypesOf(group: ResourceView, stack: StackView): readonly string[] {
  const overriding = group.objects(OVERRIDES).map(({ instanceType }) => instanceType);
  const templates = ["launchTemplate", "mixedInstancesPolicy"].flatMap((path) =>
    ledTo(stack, group, path, "aws:ec2/launchTemplate:LaunchTemplate"),
  );
  const types = overriding.length > 0 ? overriding : templates.map((template) => template.text("instanceType"));
  return [...new Set(types.filter((type) => typeof type === "string"))];
}
