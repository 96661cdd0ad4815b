import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The prefix of the access logs leaves out AWSLogs, which the load balancer appends itself.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html"],
  remedy: "Name another prefix in components/compute/load-balancer.ts.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer) => {
    const property = "accessLogs.prefix";
    const prefix = loadBalancer.text(property);
    if (prefix === undefined) return notApplicable;
    return satisfiedWhen(
      !prefix.includes("AWSLogs"),
      property,
      prefix,
      "leave AWSLogs out (InvalidConfigurationRequest)",
    );
  },
};
