import { coversAction, readStatements, type Statement } from "../../policy-document";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import { EVENTBRIDGE, publishersTo } from "../../topic-publishers";
import { isJsonObject, type ResourceView, type StackView } from "../../views";

const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];

export const rule: Rule = {
  description: "The key of a topic admits the services that publish to the topic.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    "https://github.com/ASFHyP3/hyp3/issues/762",
    "https://github.com/aws/aws-cdk/issues/11121",
    "https://github.com/aws-devtools-labs/aws-blocks/issues/336",
  ],
  remedy: "Give the topic a key of the stack whose policy allows the service kms:Decrypt and kms:GenerateDataKey*.",
  types: ["aws:sns/topic:Topic"],
  check: (topic, stack) => {
    const services = publishersTo(topic, stack);
    if (services.length === 0 || !topic.has("kmsMasterKeyId")) return notApplicable;
    const written = shownValue(topic, "kmsMasterKeyId");
    if (written === "alias/aws/sns") {
      const instead = `name a key of the stack: AWS's own never admits ${services.join(", ")}, and messages are lost`;
      return violated("kmsMasterKeyId", written, instead);
    }
    const statements = stack
      .referred(topic, "kmsMasterKeyId", "aws:kms/key:Key")
      .flatMap((key) => policyOf(key, stack));
    const shutOut = services.filter((service) => !NEEDED.every((action) => admits(statements, service, action)));
    return satisfiedWhen(
      shutOut.length === 0,
      "kmsMasterKeyId",
      written,
      `allow ${shutOut.join(", ")} kms:Decrypt and kms:GenerateDataKey* in the key's policy; messages are lost in silence`,
    );
  },
};

function policyOf(key: ResourceView, stack: StackView): readonly Statement[] {
  const apart = stack.referring(key, "aws:kms/keyPolicy:KeyPolicy", "keyId");
  return [key, ...apart].flatMap((each) => readStatements(each, "policy"));
}

function admits(statements: readonly Statement[], service: string, action: string): boolean {
  return statements.some(
    ({ isAllow, principals, actions, conditions }) =>
      isAllow &&
      principals.includes(`Service:${service}`) &&
      (service !== EVENTBRIDGE || !names(conditions, /^aws:source/i)) &&
      actions.some((pattern) => coversAction(pattern, action) || pattern === `${action}*`),
  );
}

/** SNS documents that EventBridge does not say whom it acts for, so that such a condition shuts it out. */
function names(conditions: Statement["conditions"], key: RegExp): boolean {
  return Object.values(conditions).some(
    (comparison) => isJsonObject(comparison) && Object.keys(comparison).some((each) => key.test(each)),
  );
}
