import { type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description:
    "What a distribution uses has a generated name, so that its replacement can be made before CloudFront lets it go.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/hashicorp/terraform-provider-aws/issues/33047",
    "https://github.com/hashicorp/terraform-provider-aws/issues/21730",
    "https://github.com/terraform-aws-modules/terraform-aws-cloudfront/issues/135",
  ],
  remedy: "Leave `name` and `deleteBeforeReplace` out (components/edge).",
  types: [
    "aws:cloudfront/function:Function",
    "aws:cloudfront/originAccessControl:OriginAccessControl",
    "aws:cloudfront/cachePolicy:CachePolicy",
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
  ],
  check: (part) => {
    const why = "CloudFront deletes nothing that a distribution uses (FunctionInUse, OriginAccessControlInUse)";
    if (part.has("name")) return violated("name", shownValue(part, "name"), `leave it out: ${why}`);
    if (part.resource.options.deleteBeforeReplace !== true) return satisfied;
    return violated("deleteBeforeReplace", true, `leave it out: ${why}`);
  },
};
