import { IDENTITY_POLICIES, readIdentityStatements } from "../../identity-policies";
import { coversEveryAction, coversEveryResource } from "../../policy-document";
import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "No policy allows every action on every resource.",
  family: "control",
  severity: "mandatory",
  controls: ["IAM.1", "CIS v5.0.0/1.15"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1"],
  remedy:
    "List the actions that are needed, and the resources they are needed on, as components/compute/instance-role.ts does.",
  types: IDENTITY_POLICIES,
  check: (policy) => {
    const isFull = readIdentityStatements(policy).some(
      ({ isAllow, actions, resources }) =>
        isAllow && actions.some(coversEveryAction) && resources.some(coversEveryResource),
    );
    return isFull ? violated("policy", "Allow * on *", "name actions and resources") : satisfied;
  },
};
