import { regionOf } from "../../deployment-target";
import { CLOUDFRONT_REGION } from "../../distributions";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "What AWS WAF has of scope CLOUDFRONT is in us-east-1.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html",
    "https://github.com/aws-solutions/aws-waf-security-automations/issues/300",
    "https://github.com/aws/aws-cdk/issues/32252",
  ],
  remedy: "Keep `region: CLOUDFRONT_REGION` in components/edge/firewall.ts.",
  types: [
    "aws:wafv2/webAcl:WebAcl",
    "aws:wafv2/ruleGroup:RuleGroup",
    "aws:wafv2/ipSet:IpSet",
    "aws:wafv2/regexPatternSet:RegexPatternSet",
  ],
  check: (part, stack) => {
    if (part.text("scope") !== "CLOUDFRONT") return notApplicable;
    const region = regionOf(part, stack);
    const instead = `write "${CLOUDFRONT_REGION}" (WAFInvalidParameterException: the scope is not valid)`;
    return satisfiedWhen(region === CLOUDFRONT_REGION, "region", region, instead);
  },
};
