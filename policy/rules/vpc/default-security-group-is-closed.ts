import { leadingTo } from "../../relations";
import { type Outcome, type Rule, satisfied, satisfiedWhen, violated } from "../../rule";
import { STANDALONE_RULES } from "../../security-group-doors";
import type { ResourceView, StackView } from "../../views";

const VPC = "aws:ec2/vpc:Vpc";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

export const rule: Rule = {
  description: "The default security group of every VPC lets nothing in or out.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2"],
  controls: ["EC2.2", "CIS v5.0.0/5.5"],
  remedy: "Keep the `DefaultSecurityGroup` of components/network/network.ts, with empty `ingress` and `egress`.",
  types: [VPC, DEFAULT_GROUP],
  check: (resource, stack) =>
    resource.type === DEFAULT_GROUP
      ? judgeGroup(resource, stack)
      : satisfiedWhen(
          leadingTo(stack, resource, DEFAULT_GROUP, "vpcId").length > 0,
          "default security group",
          undefined,
          "take it over with a DefaultSecurityGroup: AWS lets everything in it talk to everything in it",
        ),
};

function judgeGroup(group: ResourceView, stack: StackView): Outcome {
  for (const property of ["ingress", "egress"]) {
    if (group.list(property).length > 0) return violated(property, group.value(property), "write an empty list");
  }
  const [door] = STANDALONE_RULES.flatMap((type) => stack.referring(group, type, "securityGroupId"));
  return door === undefined ? satisfied : violated("a rule of it", door.name, "write it for a group of its own");
}
