import { judgeName } from "../../physical-name";
import type { Rule } from "../../rule";

export const rule: Rule = {
  description: "The name of a load balancer or target group has at most 32 characters, and a prefix at most 6.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
  ],
  remedy: "Shorten the tier's name in index.ts, or the role that components/compute/load-balancer.ts appends to it.",
  types: ["aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup"],
  check: (resource) => judgeName(resource, { longest: 32, longestPrefix: 6 }),
};
