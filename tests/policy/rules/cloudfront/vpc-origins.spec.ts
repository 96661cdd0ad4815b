import { add, all, proveRules, remove, write } from "../../../support/rules";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const API = "origins[1]";
const PUBLIC = ["<aws:ec2/subnet:Subnet::cloudmart-network-public-1.id>"];

proveRules([
  {
    rule: "internal-origin-is-reached-through-a-vpc-origin",
    title: "an internal load balancer that is called by its address",
    change: all(
      write(DISTRIBUTION, `${API}.vpcOriginConfig`, undefined),
      write(DISTRIBUTION, `${API}.customOriginConfig`, { originProtocolPolicy: "https-only" }),
    ),
    message: /origins\[1\]\.vpcOriginConfig\.vpcOriginId is not set; name a VPC origin of this load balancer/,
  },
  {
    rule: "internal-origin-is-reached-through-a-vpc-origin",
    title: "a VPC origin that leads to another load balancer",
    change: all(
      add(BALANCER, "other", { internal: true }),
      write(VPC_ORIGIN, "vpcOriginEndpointConfig.arn", `<${BALANCER}::other.arn>`),
    ),
    message: /vpcOriginId is "cloudmart-edge-api"; name a VPC origin of this load balancer/,
  },
  {
    rule: "vpc-origin-stands-in-private-subnets",
    title: "a load balancer that is public as well",
    change: write(BALANCER, "internal", false),
    message: /its load balancer's internal is false; write true/,
  },
  {
    rule: "vpc-origin-stands-in-private-subnets",
    title: "public subnets",
    change: write(BALANCER, "subnets", PUBLIC),
    message: /its load balancer's subnets is "cloudmart-network-public-1"; name private subnets/,
  },
  {
    rule: "vpc-of-a-vpc-origin-has-an-internet-gateway",
    title: "a VPC without an internet gateway",
    change: remove("aws:ec2/internetGateway:InternetGateway"),
    message: /its VPC is "cloudmart-network"; give it an internet gateway/,
  },
  {
    rule: "vpc-origin-port-has-a-listener",
    title: "a port that nobody listens on",
    change: write(VPC_ORIGIN, "vpcOriginEndpointConfig.httpsPort", 8443),
    message: /vpcOriginEndpointConfig\.httpsPort is 8443; name a port that cloudmart-compute-alb listens on/,
  },
  {
    rule: "vpc-origin-port-has-a-listener",
    title: "plain HTTP to a load balancer that listens on 443 alone",
    change: write(VPC_ORIGIN, "vpcOriginEndpointConfig.originProtocolPolicy", "http-only"),
    message: /vpcOriginEndpointConfig\.httpPort is 80; name a port/,
  },
  {
    rule: "groups-admit-groups-only",
    title: "CloudFront's prefix list at an internal load balancer without a VPC origin",
    change: remove(VPC_ORIGIN),
    message: /cloudmart-compute-alb-in-cdn: prefixListId is "pl-22a6434b"; .* cloudmart-compute-alb wears the group/,
  },
  {
    rule: "groups-admit-groups-only",
    title: "an address at a load balancer behind a VPC origin",
    change: all(
      write(INGRESS, "prefixListId", undefined, "cloudmart-compute-alb-in-cdn"),
      write(INGRESS, "cidrIpv4", "203.0.113.7/32", "cloudmart-compute-alb-in-cdn"),
    ),
    message: /cloudmart-compute-alb-in-cdn: cidrIpv4 is "203\.0\.113\.7\/32"; name the group/,
  },
  {
    rule: "error-responses-leave-the-api-alone",
    title: "an error page before an API that is reached through a VPC origin",
    change: write(DISTRIBUTION, "customErrorResponses", [
      { errorCode: 404, responseCode: 200, responsePagePath: "/index.html" },
    ]),
    message: /customErrorResponses is 404/,
  },
]);
