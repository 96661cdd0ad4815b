import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An application load balancer drops headers whose names are not valid.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.4"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4"],
  remedy: "Keep `dropInvalidHeaderFields: true` in components/compute/load-balancer.ts.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer) => {
    if ((loadBalancer.text("loadBalancerType") ?? "application") !== "application") return notApplicable;
    const written = loadBalancer.value("dropInvalidHeaderFields");
    return satisfiedWhen(
      loadBalancer.flag("dropInvalidHeaderFields"),
      "dropInvalidHeaderFields",
      written,
      "write true",
    );
  },
};
