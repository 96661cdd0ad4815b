import { leadingTo, ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";

const POLICIES = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];

export const rule: Rule = {
  description: "A flow log into CloudWatch has a role, and starts after the role's rights.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-troubleshooting.html",
  ],
  remedy: "Name the role in `iamRoleArn` and its policy in `dependsOn`, as components/network/flow-log.ts does.",
  types: ["aws:ec2/flowLog:FlowLog"],
  check: (log, stack) => {
    if ((log.text("logDestinationType") ?? "cloud-watch-logs") !== "cloud-watch-logs") return notApplicable;
    if (!log.has("iamRoleArn")) return violated("iamRoleArn", undefined, "name a role that may write to the log group");
    const [role] = ledTo(stack, log, "iamRoleArn", "aws:iam/role:Role");
    if (role === undefined) return notApplicable;
    const policies = POLICIES.flatMap((type) => leadingTo(stack, role, type, "role"));
    return satisfiedWhen(
      policies.length > 0 && policies.every((policy) => stack.dependsOn(log, policy)),
      "dependsOn",
      undefined,
      "write the role's policy there: without its rights the flow log starts in an error state and records nothing",
    );
  },
};
