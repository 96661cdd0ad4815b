import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An application load balancer protects against requests that two servers would read differently.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.12"],
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#desync-mitigation-mode",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12",
  ],
  remedy: 'Keep `desyncMitigationMode: "defensive"` in components/compute/load-balancer.ts.',
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer) => {
    if ((loadBalancer.text("loadBalancerType") ?? "application") !== "application") return notApplicable;
    // "defensive" is AWS's default.
    const mode = loadBalancer.text("desyncMitigationMode") ?? "defensive";
    const isProtected = ["defensive", "strictest"].includes(mode);
    return satisfiedWhen(isProtected, "desyncMitigationMode", mode, 'write "defensive" or "strictest"');
  },
};
