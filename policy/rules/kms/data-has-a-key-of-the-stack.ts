import { CACHE } from "../../caches";
import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "Databases, caches and secrets are encrypted with a key that the stack makes.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
  ],
  remedy: "Name a key of the stack in `kmsKeyId`; AWS's own keys cannot be shared, nor narrowed to one reader.",
  types: [DATABASE, CACHE, "aws:secretsmanager/secret:Secret"],
  check: (resource, stack) => {
    if (isReplica(resource)) return notApplicable;
    const written = shownValue(resource, "kmsKeyId");
    const isAwsKey = typeof written === "string" && written.startsWith("alias/aws/");
    const instead = "name a key of the stack: AWS's own cannot be shared with another account, nor narrowed";
    if (!resource.has("kmsKeyId") || isAwsKey) return violated("kmsKeyId", written, instead);
    const keys = stack.referred(resource, "kmsKeyId", "aws:kms/key:Key");
    return satisfiedWhen(keys.length > 0, "kmsKeyId", written, instead);
  },
};
