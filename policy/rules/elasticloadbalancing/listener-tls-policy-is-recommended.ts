import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

/** Those that the control accepts: TLS 1.2 and 1.3 with forward secrecy and no CBC ciphers, or TLS 1.3 alone. */
const RECOMMENDED = /^ELBSecurityPolicy-TLS13-1-(?:2-Res|3)(?:-FIPS)?(?:-PQ)?-20\d\d-\d\d$/;

export const rule: Rule = {
  description: "A listener that ends TLS uses a security policy that AWS recommends, none of TLS 1.0 or 1.1.",
  family: "regretted",
  severity: "mandatory",
  controls: ["ELB.17"],
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
    "https://github.com/cloudposse/terraform-aws-alb/issues/178",
    "https://github.com/gravitational/teleport/issues/45528",
  ],
  remedy:
    "Set `TLS_POLICY` in components/compute/load-balancer.ts; left out, the provider writes ELBSecurityPolicy-2016-08.",
  types: ["aws:lb/listener:Listener"],
  check: (listener) => {
    if (!["HTTPS", "TLS"].includes(listener.text("protocol") ?? "HTTP")) return notApplicable;
    const policy = listener.text("sslPolicy");
    return satisfiedWhen(
      RECOMMENDED.test(policy ?? ""),
      "sslPolicy",
      policy,
      'write a policy of TLS 1.2 and 1.3 only, such as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"',
    );
  },
};
