import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { doorsOfGroup, GROUP } from "../../security-group-doors";
import type { ResourceView, StackView } from "../../views";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SCALING_GROUP = "aws:autoscaling/group:Group";

export const rule: Rule = {
  description: "The instances' security group admits the port of their target group and of its health check.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html#target-security-groups",
  ],
  remedy: "Derive target group and doors from `compute.containerPort`, as components/compute does.",
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: (targetGroup, stack) => {
    const groups = stack
      .referring(targetGroup, SCALING_GROUP, "targetGroupArns")
      .flatMap((each) => wornBy(each, stack));
    if (groups.length === 0) return notApplicable;
    const doors = groups.flatMap((group) => doorsOfGroup(group, stack)).filter(({ direction }) => direction === "in");
    for (const property of ["port", "healthCheck.port"]) {
      const port = targetGroup.number(property); // none for `traffic-port`, which is the port itself
      const isOpen = doors.some(({ protocol, ports: [from, to] }) => {
        return ["tcp", "-1"].includes(protocol) && port !== undefined && from <= port && port <= to;
      });
      if (port !== undefined && !isOpen)
        return violated(property, port, "write a port that the instances' group admits");
    }
    return satisfied;
  },
};

/** The security groups of a group's instances. */
function wornBy(scalingGroup: ResourceView, stack: StackView): readonly ResourceView[] {
  return ["launchTemplate.id", "mixedInstancesPolicy"]
    .flatMap((path) => ledTo(stack, scalingGroup, path, TEMPLATE))
    .flatMap((template) =>
      ["networkInterfaces", "vpcSecurityGroupIds"].flatMap((path) => ledTo(stack, template, path, GROUP)),
    );
}
