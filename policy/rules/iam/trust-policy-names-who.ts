import { readStatements } from "../../policy-document";
import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A role says who may take it: a service, an account, an identity provider, never everybody.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  ],
  remedy: "Name the service in `assumeRolePolicy`, for example `ec2.amazonaws.com`.",
  types: ["aws:iam/role:Role"],
  check: (role) => {
    const trusting = readStatements(role, "assumeRolePolicy").filter(({ isAllow }) => isAllow);
    const open = trusting.find(({ principals }) => principals.length === 0 || principals.includes("*"));
    if (open === undefined) return satisfied;
    return violated("assumeRolePolicy Principal", open.principals, "name a service or an account");
  },
};
