import { type Rule, satisfiedWhen } from "../../rule";
import { GROUP } from "../../security-group-doors";
import { wearersOf } from "../../security-group-wearers";

export const rule: Rule = {
  description: "Something wears every security group.",
  family: "control",
  severity: "advisory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-22"],
  controls: ["EC2.22"],
  remedy: "Name the group where it was meant for, or take it away with its rules.",
  types: [GROUP],
  check: (group, stack) =>
    satisfiedWhen(wearersOf(group, stack).length > 0, "wearers", [], "attach it to something, or take it away"),
};
