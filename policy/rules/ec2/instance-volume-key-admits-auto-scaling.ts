import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const KEY = "aws:kms/key:Key";
const ROLE = "AWSServiceRoleForAutoScaling";

/** Do the key's own policy, a policy beside it or a grant name the role that launches instances? */
function admitsAutoScaling(key: ResourceView, stack: StackView): boolean {
  const documents = [
    key.text("policy"),
    ...stack.referring(key, "aws:kms/keyPolicy:KeyPolicy", "keyId").map((each) => each.text("policy")),
    ...stack.referring(key, "aws:kms/grant:Grant", "keyId").map((each) => each.text("granteePrincipal")),
  ];
  return documents.some((document) => document?.includes(ROLE));
}

export const rule: Rule = {
  description: "A customer key that encrypts launched volumes lets Auto Scaling's service-linked role use it.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html",
    "https://github.com/kubernetes/kops/issues/11545",
    "https://github.com/eksctl-io/eksctl/issues/952",
  ],
  remedy: "Leave `kmsKeyId` out in components/compute/launch-template.ts: AWS's own key for EBS needs no grant.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template, stack) => {
    const paths = template.elements("blockDeviceMappings").map((each) => `${each}.ebs.kmsKeyId`);
    const path = paths.find((each) => template.has(each));
    if (path === undefined) return notApplicable;
    // A key from outside the stack has a policy that the graph does not show.
    const [key] = ledTo(stack, template, path, KEY);
    if (key === undefined) return notApplicable;
    const instead = `let ${ROLE} use it, or leave it out (Client.InternalError on launch)`;
    return satisfiedWhen(admitsAutoScaling(key, stack), path, key.name, instead);
  },
};
