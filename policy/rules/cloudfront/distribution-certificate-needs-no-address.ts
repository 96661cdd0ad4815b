import { DISTRIBUTION } from "../../distributions";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const PROPERTY = "viewerCertificate.sslSupportMethod";

export const rule: Rule = {
  description: "A distribution tells readers' names apart by SNI; an address of its own costs 600 USD a month.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.8"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-8",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html",
  ],
  remedy: 'Keep `sslSupportMethod: "sni-only"` in components/edge/distribution.ts.',
  types: [DISTRIBUTION],
  check: (distribution) => {
    if (distribution.flag("viewerCertificate.cloudfrontDefaultCertificate")) return notApplicable;
    const method = distribution.text(PROPERTY);
    return satisfiedWhen(method === "sni-only", PROPERTY, method, 'write "sni-only"');
  },
};
