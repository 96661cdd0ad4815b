import { DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const LISTENER = "aws:lb/listener:Listener";

export const rule: Rule = {
  description: "Whoever uses a certificate of the stack waits until it is issued.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificatevalidation/",
    "https://github.com/hashicorp/terraform-provider-aws/issues/13489",
  ],
  remedy: "Hand out the validation's `certificateArn`, not the certificate's (components/domain/domain.ts).",
  types: [DISTRIBUTION, LISTENER],
  check: (user, stack) => {
    const property = user.type === DISTRIBUTION ? "viewerCertificate.acmCertificateArn" : "certificateArn";
    if (!user.has(property)) return notApplicable;
    const [certificate] = ledTo(stack, user, property, CERTIFICATE);
    if (certificate === undefined) return notApplicable;
    const validations = stack.referring(certificate, VALIDATION, "certificateArn");
    const isAwaited = validations.some((validation) => stack.dependsOn(user, validation));
    const instead = "use the ARN of its CertificateValidation (InvalidViewerCertificate, UnsupportedCertificate)";
    return satisfiedWhen(isAwaited, property, certificate.name, instead);
  },
};
