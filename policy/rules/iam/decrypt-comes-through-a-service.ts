import { IDENTITY_POLICIES, readIdentityStatements } from "../../identity-policies";
import { conditionOn, coversAction } from "../../policy-document";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A role may decrypt only through the service that holds the data, not whatever it finds encrypted.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service"],
  remedy: "Keep the `kms:ViaService` condition in components/compute/instance-role.ts.",
  types: IDENTITY_POLICIES,
  check: (policy) => {
    const decrypting = readIdentityStatements(policy).filter(
      ({ isAllow, actions }) => isAllow && actions.some((pattern) => coversAction(pattern, "kms:Decrypt")),
    );
    if (decrypting.length === 0) return notApplicable;
    const direct = decrypting.find((statement) => conditionOn(statement, "kms:ViaService").length === 0);
    if (direct === undefined) return satisfied;
    const instead = 'add StringEquals on kms:ViaService, such as "secretsmanager.<Region>.amazonaws.com"';
    return violated("policy Condition of kms:Decrypt", direct.conditions, instead);
  },
};
