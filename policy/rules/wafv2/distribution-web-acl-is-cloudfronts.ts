import { DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A distribution's web ACL is of scope CLOUDFRONT.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html"],
  remedy: 'Keep `scope: "CLOUDFRONT"` in components/edge/firewall.ts.',
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    if (!distribution.has("webAclId")) return notApplicable;
    const [webAcl] = ledTo(stack, distribution, "webAclId", "aws:wafv2/webAcl:WebAcl");
    if (webAcl === undefined) return notApplicable;
    const scope = webAcl.text("scope");
    return satisfiedWhen(scope === "CLOUDFRONT", "webAclId", scope, "name one of scope CLOUDFRONT (InvalidWebACLId)");
  },
};
