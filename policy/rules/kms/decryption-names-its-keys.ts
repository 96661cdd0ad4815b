import { IDENTITY_POLICIES, readIdentityStatements } from "../../identity-policies";
import { coversAction, coversAllOfService } from "../../policy-document";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const DECRYPTING = ["kms:Decrypt", "kms:ReEncryptFrom"];

export const rule: Rule = {
  description: "A policy that allows decryption names the keys.",
  family: "control",
  severity: "mandatory",
  controls: ["KMS.1", "KMS.2"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-2",
  ],
  remedy: "Write the keys' ARNs as the statement's resources, as components/compute/instance-role.ts does.",
  types: IDENTITY_POLICIES,
  check: (policy) => {
    const decrypting = readIdentityStatements(policy).filter(
      ({ isAllow, actions }) =>
        isAllow && actions.some((pattern) => DECRYPTING.some((action) => coversAction(pattern, action))),
    );
    if (decrypting.length === 0) return notApplicable;
    const open = decrypting
      .flatMap(({ resources, notResources }) => [...resources.filter(coversAllOfService), ...notResources])
      .at(0); // all but some keys are keys nobody named
    if (open === undefined) return satisfied;
    return violated("policy", open, "name the keys that may be decrypted with");
  },
};
