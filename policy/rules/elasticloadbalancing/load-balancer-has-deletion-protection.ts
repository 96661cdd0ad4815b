import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A load balancer cannot be deleted before somebody takes its protection away.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6"],
  remedy: "Set `protection` in the environment's policy (environments/prod.ts).",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer) => {
    const written = loadBalancer.value("enableDeletionProtection");
    const isProtected = loadBalancer.flag("enableDeletionProtection");
    return satisfiedWhen(isProtected, "enableDeletionProtection", written, "write true");
  },
};
