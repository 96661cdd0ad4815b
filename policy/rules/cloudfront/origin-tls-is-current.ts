import { customOriginsOf, DISTRIBUTION } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const CURRENT: readonly unknown[] = ["TLSv1.2"];

export const rule: Rule = {
  description: "CloudFront speaks TLS 1.2 to origins and nothing older.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.10"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10"],
  remedy: 'Keep `originSslProtocols: ["TLSv1.2"]` in components/edge/distribution.ts.',
  types: [DISTRIBUTION],
  check: (distribution) => {
    const origins = customOriginsOf(distribution);
    for (const origin of origins) {
      const property = `${origin}.customOriginConfig.originSslProtocols`;
      const protocols = distribution.list(property);
      if (protocols.length === 0 || !protocols.every((each) => CURRENT.includes(each))) {
        return violated(property, distribution.value(property), 'write ["TLSv1.2"]');
      }
    }
    return origins.length === 0 ? notApplicable : satisfied;
  },
};
