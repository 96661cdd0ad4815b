import { behaviorsOf, DISTRIBUTION } from "../../distributions";
import { satisfied, violated, type Rule } from "../../rule";

const ENCRYPTED = ["https-only", "redirect-to-https"];

export const rule: Rule = {
  description: "No behaviour of a distribution answers over plain HTTP.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.3"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3"],
  remedy: "Keep the viewer protocol policies in components/edge/distribution.ts.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    for (const behavior of behaviorsOf(distribution)) {
      const property = `${behavior}.viewerProtocolPolicy`;
      const policy = distribution.text(property);
      if (!ENCRYPTED.includes(policy ?? "")) {
        return violated(
          property,
          policy,
          'write "redirect-to-https", or "https-only" where requests carry credentials',
        );
      }
    }
    return satisfied;
  },
};
