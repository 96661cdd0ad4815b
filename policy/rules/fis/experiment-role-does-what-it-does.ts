import { elementsOf, EXPERIMENT } from "../../experiments";
import { coversAction, readStatements } from "../../policy-document";
import { ledTo, leadingTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** What the reference says that each action needs, the reading aside. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2:stop-instances": ["ec2:StopInstances", "ec2:StartInstances"],
  "aws:ec2:asg-insufficient-instance-capacity-error": ["ec2:InjectApiError"],
  "aws:network:disrupt-connectivity": [
    "ec2:CreateNetworkAcl",
    "ec2:CreateNetworkAclEntry",
    "ec2:CreateTags",
    "ec2:DeleteNetworkAcl",
    "ec2:ReplaceNetworkAclAssociation",
  ],
  "aws:rds:reboot-db-instances": ["rds:RebootDBInstance"],
  "aws:elasticache:replicationgroup-interrupt-az-power": ["elasticache:InterruptClusterAzPower", "tag:GetResources"],
};

export const rule: Rule = {
  description: "The role of an experiment may do what the experiment's actions do.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html"],
  remedy: "Name the step's rights beside it in components/recovery/experiments.ts; FIS notices when it starts.",
  types: [EXPERIMENT],
  check: (experiment, stack) => {
    const [role] = ledTo(stack, experiment, "roleArn", ROLE);
    if (role === undefined) return notApplicable;
    const allowed = leadingTo(stack, role, ROLE_POLICY, "role")
      .flatMap((policy) => readStatements(policy, "policy"))
      .filter(({ isAllow }) => isAllow)
      .flatMap(({ actions }) => actions);
    for (const each of elementsOf(experiment, "actions")) {
      const action = experiment.text(`${each}.actionId`) ?? "";
      const missing = (NEEDED[action] ?? []).filter((need) => !allowed.some((pattern) => coversAction(pattern, need)));
      if (missing.length > 0) {
        return violated(`${each}.actionId`, action, `allow ${role.name} ${missing.join(", ")} (the experiment fails)`);
      }
    }
    return satisfied;
  },
};
