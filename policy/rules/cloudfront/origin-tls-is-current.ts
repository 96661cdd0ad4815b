import { customOriginsOf, DISTRIBUTION, VPC_ORIGIN } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const CURRENT: readonly unknown[] = ["TLSv1.2"];

export const rule: Rule = {
  description: "CloudFront speaks TLS 1.2 to origins and nothing older.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.10"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10"],
  remedy:
    "Keep TLSv1.2 alone in `originSslProtocols` (components/edge/distribution.ts, components/edge/vpc-origin.ts).",
  types: [DISTRIBUTION, VPC_ORIGIN],
  check: (resource) => {
    const properties =
      resource.type === VPC_ORIGIN
        ? ["vpcOriginEndpointConfig.originSslProtocols.items"]
        : customOriginsOf(resource).map((path) => `${path}.customOriginConfig.originSslProtocols`);
    for (const property of properties) {
      const protocols = resource.list(property);
      if (protocols.length === 0 || !protocols.every((each) => CURRENT.includes(each))) {
        return violated(property, resource.value(property), 'write ["TLSv1.2"]');
      }
    }
    return properties.length === 0 ? notApplicable : satisfied;
  },
};
