import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A certificate's RSA key has at least 2048 bits.",
  family: "control",
  severity: "mandatory",
  controls: ["ACM.2"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-2"],
  remedy: "Leave `keyAlgorithm` out, for RSA_2048, or name an elliptic curve.",
  types: ["aws:acm/certificate:Certificate"],
  check: (certificate) => {
    const algorithm = certificate.text("keyAlgorithm") ?? "RSA_2048";
    return satisfiedWhen(algorithm !== "RSA_1024", "keyAlgorithm", algorithm, 'write "RSA_2048" or leave it out');
  },
};
