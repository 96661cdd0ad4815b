import { readStatements } from "../../policy-document";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { EVENTBRIDGE } from "../../topic-publishers";

/** SNS documents that EventBridge does not say whom it acts for. */
const UNCONDITIONED = [EVENTBRIDGE];

export const rule: Rule = {
  description: "A key lets a service of AWS in for its own account only.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services",
  ],
  remedy: "Add the condition `aws:SourceAccount` to the statement, as components/observability/topics.ts does.",
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (key) => {
    if (!key.has("policy")) return notApplicable;
    const services = readStatements(key, "policy")
      .filter(({ isAllow }) => isAllow)
      .flatMap(({ principals, conditions }) =>
        principals
          .filter((principal) => principal.startsWith("Service:"))
          .map((principal) => ({ service: principal.slice(8), isOpen: Object.keys(conditions).length === 0 })),
      );
    if (services.length === 0) return notApplicable;
    const open = services.find(({ service, isOpen }) => isOpen && !UNCONDITIONED.includes(service));
    if (open === undefined) return satisfied;
    return violated("policy", open.service, "add a condition on aws:SourceAccount to its statement");
  },
};
