import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const ARN = /^arn:[\w-]+:acm:([\w-]+):\d{12}:certificate\//;

/** The certificate's Region: of the certificate that the stack makes, else of the ARN that is written out. */
function readRegion(listener: ResourceView, stack: StackView): string | undefined {
  const [certificate] = ledTo(stack, listener, "certificateArn", CERTIFICATE);
  if (certificate !== undefined) return regionOf(certificate, stack);
  return ARN.exec(listener.text("certificateArn") ?? "")?.[1];
}

export const rule: Rule = {
  description: "A listener's certificate is in the listener's own Region.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
    "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2754",
  ],
  remedy:
    "Name a certificate of `aws.region` in the stack file (`compute.certificateArn`); CloudFront's one, in us-east-1, is another.",
  types: ["aws:lb/listener:Listener"],
  check: (listener, stack) => {
    if (!listener.has("certificateArn")) return notApplicable;
    const certificateRegion = readRegion(listener, stack);
    if (certificateRegion === undefined) return notApplicable;
    const region = regionOf(listener, stack);
    const instead = `name a certificate in ${region} (ValidationError: Certificate ARN is not valid)`;
    return satisfiedWhen(certificateRegion === region, "certificateArn", listener.value("certificateArn"), instead);
  },
};
