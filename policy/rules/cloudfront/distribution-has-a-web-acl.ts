import { DISTRIBUTION } from "../../distributions";
import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A distribution stands behind a web ACL.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6"],
  remedy: "Set `edge.hasFirewall` in the environment's policy, and `edge.firewall` in the stack file.",
  types: [DISTRIBUTION],
  check: (distribution) =>
    satisfiedWhen(distribution.has("webAclId"), "webAclId", undefined, "name a web ACL of scope CLOUDFRONT"),
};
