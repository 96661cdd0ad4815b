import { loadGlobalGraph } from "../../../support/global-stack";
import { all, alter, proveRules, remove, write } from "../../../support/rules";

const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
const LISTENER = "aws:globalaccelerator/listener:Listener";
const ENDPOINTS = "aws:globalaccelerator/endpointGroup:EndpointGroup";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const SECOND_DOOR = "cloudmart-compute-alb-in-accelerator";

proveRules(
  [
    {
      rule: "accelerator-is-enabled",
      title: "one that is switched off",
      change: write(ACCELERATOR, "enabled", false),
      message: /enabled is false; write true/,
    },
    {
      rule: "accelerator-speaks-its-endpoints-protocol",
      title: "both kinds of addresses before a load balancer of one",
      change: write(ACCELERATOR, "ipAddressType", "DUAL_STACK"),
      message: /ipAddressType is "DUAL_STACK"; write "IPV4", the kind of cloudmart-compute-alb/,
    },
    {
      rule: "accelerator-writes-flow-logs",
      title: "no flow logs",
      change: write(ACCELERATOR, "attributes", undefined),
      message: /attributes\.flowLogsEnabled is false; write true/,
    },
    {
      rule: "accelerator-writes-flow-logs",
      title: "flow logs without a folder",
      change: write(ACCELERATOR, "attributes.flowLogsS3Prefix", undefined),
      message: /attributes\.flowLogsS3Prefix is not set; name it/,
    },
    {
      rule: "endpoints-keep-client-addresses",
      title: "the accelerator's own addresses",
      change: write(ENDPOINTS, "endpointConfigurations[0].clientIpPreservationEnabled", false),
      message: /endpointConfigurations\[0\]\.clientIpPreservationEnabled is false; write true/,
    },
    {
      rule: "endpoint-has-a-web-acl",
      title: "a way around every web ACL",
      change: remove(ASSOCIATION),
      message:
        /its load balancer's web ACL is not set; add an aws:wafv2\/webAclAssociation.* for cloudmart-compute-alb/,
    },
    {
      rule: "endpoint-has-a-web-acl",
      title: "a way that is open before the web ACL stands there",
      change: alter(ENDPOINTS, (group) => ({ ...group, dependencies: [] })),
      message: /its dependencies is "cloudmart-compute-alb"; let it wait for the web ACL's association/,
    },
    {
      rule: "endpoint-group-fits-its-endpoints",
      title: "another Region",
      change: write(ENDPOINTS, "endpointGroupRegion", "us-west-2"),
      message: /endpointGroupRegion is "us-west-2"; write "ap-northeast-2"/,
    },
    {
      rule: "endpoint-group-fits-its-endpoints",
      title: "a port at which nobody listens",
      change: write(LISTENER, "portRanges", [{ fromPort: 443, toPort: 444 }]),
      message: /its listener's portRanges is 444; name a port of cloudmart-compute-alb: 443/,
    },
    {
      rule: "endpoint-group-fits-its-endpoints",
      title: "a health check at such a port",
      change: write(ENDPOINTS, "healthCheckPort", 80),
      message: /healthCheckPort is 80; name a port of cloudmart-compute-alb: 443/,
    },
    {
      rule: "endpoint-group-fits-its-endpoints",
      title: "a health check in clear",
      change: write(ENDPOINTS, "healthCheckProtocol", "HTTP"),
      message: /healthCheckProtocol is "HTTP"; write "HTTPS", which cloudmart-compute-alb speaks there/,
    },
    {
      rule: "vpc-of-an-endpoint-has-an-internet-gateway",
      title: "a VPC without one",
      change: remove(GATEWAY),
      message: /its VPC is "cloudmart-network"; give it an internet gateway/,
    },
    // The second door does not weaken what holds without one.
    {
      rule: "world-reaches-load-balancers-only",
      title: "the second door without its guard",
      change: remove(ASSOCIATION),
      message: /cloudmart-compute-alb-in-accelerator: cidrIpv4 is "0\.0\.0\.0\/0"; name the load balancer's group/,
    },
    {
      rule: "world-reaches-load-balancers-only",
      title: "the second door without the accelerator",
      change: remove(ENDPOINTS),
      message: /cloudmart-compute-alb-in-accelerator: cidrIpv4 is "0\.0\.0\.0\/0"/,
    },
    {
      rule: "load-balancer-behind-a-cdn-admits-nobody-else",
      title: "the second door without its guard",
      change: remove(ASSOCIATION),
      message: /securityGroups is "cloudmart-compute-alb-in-accelerator"; let CloudFront's managed prefix list in/,
    },
    {
      rule: "load-balancer-behind-a-cdn-admits-nobody-else",
      title: "the second door without the accelerator",
      change: remove(ENDPOINTS),
      message: /securityGroups is "cloudmart-compute-alb-in-accelerator"/,
    },
    {
      rule: "load-balancer-behind-a-cdn-admits-nobody-else",
      title: "a port beside the accelerator's",
      change: all(write(INGRESS, "fromPort", 80, SECOND_DOOR), write(INGRESS, "toPort", 80, SECOND_DOOR)),
      message: /securityGroups is "cloudmart-compute-alb-in-accelerator"/,
    },
  ],
  loadGlobalGraph,
);
