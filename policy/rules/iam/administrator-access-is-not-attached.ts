import { satisfied, violated, type Rule } from "../../rule";

/** AWS's own policies that allow everything, or all that is needed to get there. */
const ADMINISTRATORS = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess", "AWSCloudShellFullAccess"];

/** Where each type names managed policies. */
const PATHS: Readonly<Record<string, string>> = {
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
};

export const rule: Rule = {
  description: "Nobody is given one of AWS's administrator policies.",
  family: "control",
  severity: "mandatory",
  controls: ["IAM.27", "CIS v5.0.0/1.15", "CIS v5.0.0/1.21"],
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-27",
  ],
  remedy: "Write a policy of the actions that are needed, as components/compute/instance-role.ts does.",
  types: Object.keys(PATHS),
  check: (resource) => {
    const path = PATHS[resource.type] ?? "";
    if (!resource.has(path)) return satisfied;
    const [, administrator] =
      new RegExp(`:policy/(${ADMINISTRATORS.join("|")})\\b`).exec(resource.text(path) ?? "") ?? [];
    if (administrator === undefined) return satisfied;
    return violated(path, administrator, "attach a policy of the actions that are needed");
  },
};
