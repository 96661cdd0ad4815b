import type { Waiver } from "../waiver";

const LISTENER = "aws:lb/listener:Listener";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

export const waivers: readonly Waiver[] = [
  {
    rule: "http-is-redirected-to-https",
    type: LISTENER,
    name: "cloudmart-compute-http",
    environments: ["dev"],
    reason:
      "dev has no domain and hence no certificate (compute.isHttpsRequired in environments/dev.ts); it holds no real data",
  },
  {
    rule: "listener-encrypts",
    type: LISTENER,
    name: "cloudmart-compute-http",
    environments: ["dev"],
    reason:
      "dev has no domain and hence no certificate (compute.isHttpsRequired in environments/dev.ts); it holds no real data",
  },
  {
    rule: "load-balancer-has-deletion-protection",
    type: LOAD_BALANCER,
    name: "cloudmart-compute-alb",
    environments: ["dev"],
    reason: "`pulumi destroy` must work in dev (`protection` in environments/dev.ts)",
  },
  {
    rule: "load-balancer-has-a-web-acl",
    type: LOAD_BALANCER,
    name: "cloudmart-compute-alb",
    environments: ["dev", "prod"],
    reason:
      "it answers CloudFront only, and the web ACL stands before CloudFront (components/edge/firewall.ts); a second one here would judge, and charge, every request twice",
  },
  {
    rule: "targets-are-reached-over-tls",
    type: "aws:lb/targetGroup:TargetGroup",
    name: "cloudmart-compute-target",
    environments: ["dev", "prod"],
    reason:
      "the application serves plain HTTP, inside the VPC and to the load balancer's security group only; the load balancer would not check a certificate either",
  },
];
