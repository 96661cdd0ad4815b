import { DISTRIBUTION } from "../../distributions";
import { satisfiedWhen, type Rule } from "../../rule";

const CERTIFICATES = ["acmCertificateArn", "iamCertificateId"];

export const rule: Rule = {
  description: "A distribution answers with a certificate of its own, so that its oldest TLS version can be chosen.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.7"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-7"],
  remedy: "Name a domain in the stack file (`edge.domain`); its certificate comes with it.",
  types: [DISTRIBUTION],
  check: (distribution) =>
    satisfiedWhen(
      CERTIFICATES.some((each) => distribution.has(`viewerCertificate.${each}`)),
      "viewerCertificate",
      distribution.value("viewerCertificate"),
      "write acmCertificateArn",
    ),
};
