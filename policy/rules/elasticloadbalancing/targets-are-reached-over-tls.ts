import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const ENCRYPTED = ["HTTPS", "TLS", "QUIC"];

export const rule: Rule = {
  description: "A load balancer reaches its targets, and checks their health, over an encrypted protocol.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.21", "ELB.22"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-21",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
  ],
  remedy: "Let the application serve TLS and write HTTPS in components/compute/load-balancer.ts.",
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: (targetGroup) => {
    if (["lambda", "alb"].includes(targetGroup.text("targetType") ?? "instance")) return notApplicable;
    const paths = ["protocol", "healthCheck.protocol"];
    const plain = paths.find((path) => !ENCRYPTED.includes(targetGroup.text(path) ?? "HTTP"));
    if (plain === undefined) return satisfied;
    return violated(plain, targetGroup.text(plain), 'write "HTTPS"');
  },
};
