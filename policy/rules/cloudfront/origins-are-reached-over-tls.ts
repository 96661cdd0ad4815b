import { customOriginsOf, DISTRIBUTION, VPC_ORIGIN } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "CloudFront speaks HTTPS to every origin that is a server.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.9"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-9"],
  remedy: "Name a domain in the stack file (`edge.domain`); the load balancer's certificate comes with it.",
  types: [DISTRIBUTION, VPC_ORIGIN],
  check: (resource) => {
    const origins =
      resource.type === VPC_ORIGIN
        ? ["vpcOriginEndpointConfig"]
        : customOriginsOf(resource).map((path) => `${path}.customOriginConfig`);
    for (const origin of origins) {
      const property = `${origin}.originProtocolPolicy`;
      const policy = resource.text(property);
      if (policy !== "https-only") return violated(property, policy, 'write "https-only"');
    }
    return origins.length === 0 ? notApplicable : satisfied;
  },
};
