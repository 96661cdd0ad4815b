import { regionOf } from "../../deployment-target";
import { CLOUDFRONT_REGION, DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const PROPERTY = "viewerCertificate.acmCertificateArn";
const ARN = /^arn:[\w-]+:acm:([\w-]+):\d{12}:certificate\//;

export const rule: Rule = {
  description: "A distribution's certificate is in us-east-1, the only Region that CloudFront reads certificates from.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/13489",
  ],
  remedy: "Use the domain's `viewerCertificateArn` (components/domain/domain.ts), not the load balancer's certificate.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    if (!distribution.has(PROPERTY)) return notApplicable;
    const [certificate] = ledTo(stack, distribution, PROPERTY, CERTIFICATE);
    const region =
      certificate === undefined ? ARN.exec(distribution.text(PROPERTY) ?? "")?.[1] : regionOf(certificate, stack);
    if (region === undefined) return notApplicable;
    const instead = `name a certificate in ${CLOUDFRONT_REGION} (InvalidViewerCertificate)`;
    return satisfiedWhen(region === CLOUDFRONT_REGION, PROPERTY, distribution.value(PROPERTY), instead);
  },
};
