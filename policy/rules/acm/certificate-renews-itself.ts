import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A certificate is validated by DNS, which lets ACM renew it without anybody's help.",
  family: "control",
  severity: "mandatory",
  controls: ["ACM.1"],
  sources: [
    "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-1",
  ],
  remedy: "Let ACM issue the certificate and prove the domain by a DNS record, not by mail or an import.",
  types: ["aws:acm/certificate:Certificate"],
  check: (certificate) => {
    const method = certificate.text("validationMethod");
    return satisfiedWhen(method === "DNS", "validationMethod", method, 'write "DNS"');
  },
};
