import { leadingTo } from "../../relations";
import { type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const CONTROL = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-16";

export const rule: Rule = {
  description: "A network ACL is that of a subnet at least.",
  family: "control",
  severity: "mandatory",
  sources: [CONTROL],
  controls: ["EC2.16"],
  remedy: "Name its subnets in `subnetIds`, or take it away.",
  types: ["aws:ec2/networkAcl:NetworkAcl"],
  check: (acl, stack) => {
    const isNamed = acl.has("subnetIds") && acl.length("subnetIds") !== 0;
    return satisfiedWhen(
      isNamed || leadingTo(stack, acl, ASSOCIATION, "networkAclId").length > 0,
      "subnetIds",
      shownValue(acl, "subnetIds"),
      "name a subnet, or take the ACL away",
    );
  },
};
