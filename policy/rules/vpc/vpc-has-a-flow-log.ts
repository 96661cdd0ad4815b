import { leadingTo } from "../../relations";
import { type Rule, satisfiedWhen } from "../../rule";

const CONTROL = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6";

export const rule: Rule = {
  description: "A flow log records at least the refused traffic of every VPC.",
  family: "control",
  severity: "mandatory",
  sources: [CONTROL],
  controls: ["EC2.6", "CIS v5.0.0/3.7"],
  remedy: "Set `network.flowLogRetentionDays` above 0 in environments/<env>.ts.",
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, stack) => {
    const recorded = leadingTo(stack, vpc, "aws:ec2/flowLog:FlowLog", "vpcId").map((log) => log.text("trafficType"));
    return satisfiedWhen(
      recorded.some((traffic) => traffic === "ALL" || traffic === "REJECT"),
      "flow log",
      recorded[0],
      "record trafficType ALL or REJECT of this VPC",
    );
  },
};
