import { loadCoreGraph } from "../../../support/core-stack";
import { add, all, edit, type Inputs, proveRules } from "../../../support/rules";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const group = (name: string): string => `<${GROUP}::${name}.id>`;

const HTTP = "cloudmart-compute-alb-in-http";
const OUT = "cloudmart-compute-instances-out-https";
const DATABASE_DOOR = "cloudmart-compute-database-in-instances";
const INSTANCES_DOOR = "cloudmart-compute-instances-in-alb";
const OFFICE = "203.0.113.7/32";
/** Another far side instead of the one that is named. */
function admit(inputs: Inputs, peer: Inputs): void {
  delete inputs["referencedSecurityGroupId"];
  delete inputs["cidrIpv4"];
  Object.assign(inputs, peer);
}

const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };

proveRules(
  [
    {
      rule: "world-reaches-web-ports-only",
      title: "SSH from everywhere",
      change: edit(INGRESS, (inputs) => Object.assign(inputs, { fromPort: 22, toPort: 22 }), HTTP),
      message: /alb-in-http: fromPort is "tcp 22-22"; open port 80 or 443 over TCP, or name the group/,
    },
    {
      rule: "world-reaches-web-ports-only",
      title: "a range that begins with a web port",
      change: edit(INGRESS, (inputs) => (inputs["toPort"] = 8080), HTTP),
      message: /fromPort is "tcp 80-8080"; open port 80 or 443/,
    },
    {
      rule: "world-reaches-web-ports-only",
      title: "every protocol over IPv6, inside a group",
      change: edit(
        GROUP,
        (inputs) => (inputs["ingress"] = [{ protocol: "all", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }]),
        "cloudmart-cache-security-group",
      ),
      message: /ingress\[0\]\.protocol is "-1"; open port 80 or 443/,
    },
    {
      rule: "world-reaches-web-ports-only",
      title: "half the internet in the older rule",
      change: add(OLD_RULE, "old", {
        ...ssh,
        type: "ingress",
        securityGroupId: group("cloudmart-compute-alb"),
        cidrBlocks: ["198.51.100.0/24", "128.0.0.0/1"],
      }),
      message: /SecurityGroupRule old: fromPort is "tcp 22-22"/,
    },
    {
      rule: "world-reaches-web-ports-only",
      title: "UDP at the port of HTTPS",
      change: edit(INGRESS, (inputs) => Object.assign(inputs, { ipProtocol: "udp", fromPort: 443, toPort: 443 }), HTTP),
      message: /alb-in-http: fromPort is "udp 443-443"; open port 80 or 443 over TCP/,
    },
    {
      rule: "world-reaches-web-ports-only",
      title: "SSH from one address",
      change: edit(INGRESS, (inputs) => Object.assign(inputs, { cidrIpv4: OFFICE, fromPort: 22, toPort: 22 }), HTTP),
      message: /alb-in-http: fromPort is "tcp 22-22"; .* instead of addresses/,
    },
    {
      rule: "groups-admit-groups-only",
      title: "one address at the database",
      change: edit(
        INGRESS,
        (inputs) => {
          admit(inputs, { cidrIpv4: OFFICE });
        },
        DATABASE_DOOR,
      ),
      message:
        /database-in-instances: cidrIpv4 is "203\.0\.113\.7\/32"; name the group that may come in, in referencedSecurityGroupId: cloudmart-database wears/,
      satisfiedBy: edit(INGRESS, (inputs) => (inputs["cidrIpv4"] = OFFICE), HTTP),
    },
    {
      rule: "groups-admit-groups-only",
      title: "a prefix list at the instances",
      change: edit(
        INGRESS,
        (inputs) => {
          admit(inputs, { prefixListId: "pl-22a6434b" });
        },
        INSTANCES_DOOR,
      ),
      message: /instances-in-alb: prefixListId is "pl-22a6434b"; name the group .* cloudmart-compute-instance wears/,
      satisfiedBy: edit(
        INGRESS,
        (inputs) => {
          admit(inputs, { prefixListId: "pl-22a6434b" });
        },
        HTTP,
      ),
    },
    {
      rule: "groups-admit-groups-only",
      title: "an address behind a load balancer that is inside",
      change: all(
        edit(INGRESS, (inputs) => (inputs["cidrIpv4"] = OFFICE), HTTP),
        edit(LOAD_BALANCER, (inputs) => (inputs["internal"] = true)),
      ),
      message: /alb-in-http: cidrIpv4 is "203\.0\.113\.7\/32"; .* cloudmart-compute-alb wears the group/,
    },
    {
      rule: "groups-admit-groups-only",
      title: "an address in a list inside the cache's group",
      change: edit(
        GROUP,
        (inputs) => (inputs["ingress"] = [{ ...ssh, cidrBlocks: [OFFICE] }]),
        "cloudmart-cache-security-group",
      ),
      message:
        /ingress\[0\]\.cidrBlocks is "203\.0\.113\.7\/32"; .* in ingress\[0\]\.securityGroups: cloudmart-cache wears/,
    },
    {
      rule: "world-reaches-load-balancers-only",
      title: "instances open to everybody",
      change: edit(INGRESS, (inputs) => (inputs["securityGroupId"] = group("cloudmart-compute-instances")), HTTP),
      message:
        /cidrIpv4 is "0\.0\.0\.0\/0"; name the load balancer's group as the source: cloudmart-compute-instance wears/,
    },
    {
      rule: "world-reaches-load-balancers-only",
      title: "a load balancer that moved inside",
      change: edit(LOAD_BALANCER, (inputs) => (inputs["internal"] = true)),
      message: /name the load balancer's group as the source: cloudmart-compute-alb wears the group/,
    },
    {
      rule: "world-reaches-load-balancers-only",
      title: "a group that a cache wears too",
      change: edit("aws:elasticache/replicationGroup:ReplicationGroup", (inputs) => {
        inputs["securityGroupIds"] = [group("cloudmart-compute-alb")];
      }),
      message: /cloudmart-cache wears the group/,
    },
    {
      rule: "world-reaches-load-balancers-only",
      title: "a group that the load balancer took off",
      change: edit(LOAD_BALANCER, (inputs) => delete inputs["securityGroups"]),
      message: /no load balancer wears the group/,
    },
    {
      rule: "way-out-is-not-open-to-everything",
      title: "everything to everywhere",
      change: edit(
        EGRESS,
        (inputs) => {
          inputs["ipProtocol"] = "-1";
          delete inputs["fromPort"];
          delete inputs["toPort"];
        },
        OUT,
      ),
      message: /instances-out-https: cidrIpv4 is "0\.0\.0\.0\/0"; name the ports that are needed/,
    },
    {
      rule: "way-out-is-not-open-to-everything",
      title: "every port of TCP",
      change: edit(EGRESS, (inputs) => Object.assign(inputs, { fromPort: 0, toPort: 65_535 }), OUT),
      message: /name the ports that are needed/,
    },
    {
      rule: "groups-are-named-inside-the-vpc",
      title: "the VPC's block instead of a group",
      change: edit(
        INGRESS,
        (inputs) => (inputs["cidrIpv4"] = "10.0.11.0/24"),
        "cloudmart-compute-database-in-instances",
      ),
      message:
        /database-in-instances: cidrIpv4 is "10\.0\.11\.0\/24"; name the group on the other side in referencedSecurityGroupId/,
    },
    {
      rule: "groups-are-named-inside-the-vpc",
      title: "a block around the VPC",
      change: edit(EGRESS, (inputs) => (inputs["cidrIpv4"] = "10.0.0.0/8"), OUT),
      message: /out-https: cidrIpv4 is "10\.0\.0\.0\/8"; name the group/,
    },
  ],
  loadCoreGraph,
);
