import { DISTRIBUTION } from "../../distributions";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const PROPERTY = "viewerCertificate.minimumProtocolVersion";
const CURRENT = /^TLSv1\.(2_20(21|25)|3_\d{4})$/;

export const rule: Rule = {
  description: "Readers speak TLS 1.2 or newer, with ciphers of 2021 or newer; left out, CloudFront takes TLS 1.0.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.15"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
  ],
  remedy: "Keep `VIEWER_TLS` in components/edge/distribution.ts at TLSv1.2_2021 or newer.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    // On CloudFront's own name nobody can choose.
    if (distribution.flag("viewerCertificate.cloudfrontDefaultCertificate")) return notApplicable;
    const version = distribution.text(PROPERTY);
    return satisfiedWhen(CURRENT.test(version ?? ""), PROPERTY, version, 'write "TLSv1.2_2021" or newer');
  },
};
