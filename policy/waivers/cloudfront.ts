import type { Waiver } from "../waiver";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const EDGE = "cloudmart-edge";

export const waivers: readonly Waiver[] = [
  {
    rule: "distribution-has-its-own-certificate",
    type: DISTRIBUTION,
    name: EDGE,
    environments: ["dev"],
    reason: "dev has no domain and answers on CloudFront's own name (Pulumi.dev.yaml)",
  },
  {
    rule: "origins-are-reached-over-tls",
    type: DISTRIBUTION,
    name: EDGE,
    environments: ["dev"],
    reason:
      "dev has no domain and hence no certificate for its load balancer (compute.isHttpsRequired in environments/dev.ts); it holds no real data",
  },
  {
    rule: "distribution-writes-access-logs",
    type: DISTRIBUTION,
    name: EDGE,
    environments: ["dev"],
    reason: "nobody asks who visited dev (edge.accessLogRetentionDays in environments/dev.ts)",
  },
  {
    rule: "distribution-has-a-web-acl",
    type: DISTRIBUTION,
    name: EDGE,
    environments: ["dev"],
    reason: "attacks on dev cost nothing, a web ACL 10 USD a month (edge.hasFirewall in environments/dev.ts)",
  },
];
