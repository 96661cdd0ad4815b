import { IDENTITY_POLICIES, readIdentityStatements } from "../../identity-policies";
import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A policy names its actions: none allows all of a service, or all but some.",
  family: "control",
  severity: "mandatory",
  controls: ["IAM.21"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21"],
  remedy:
    "List the actions that are needed, as components/compute/instance-role.ts does; a prefix such as `ec2:Describe*` is fine.",
  types: IDENTITY_POLICIES,
  check: (policy) => {
    const allowed = readIdentityStatements(policy).filter(({ isAllow }) => isAllow);
    const inverted = allowed.find(({ notActions }) => notActions.length > 0);
    if (inverted !== undefined) return violated("policy NotAction", inverted.notActions, "write Action instead");
    const whole = allowed.flatMap(({ actions }) => actions).find((action) => /^(?:[\w*-]+:)?\*+$/.test(action));
    return whole === undefined ? satisfied : violated("policy Action", whole, "name the actions");
  },
};
