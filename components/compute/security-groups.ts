import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_PREFIX_LISTS } from "../shared/cloudfront-prefix-lists";
import { isInternal } from "./cdn";
import { certificateOf, type ComputeArgs } from "./compute-args";

export interface SecurityGroups {
  readonly loadBalancer: aws.ec2.SecurityGroup;
  readonly instances: aws.ec2.SecurityGroup;
}

/** Two groups that let nothing in or out: the provider removes the rule with which AWS lets everything out. */
export function createSecurityGroups(
  name: string,
  { network }: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): SecurityGroups {
  const create = (role: string, description: string): aws.ec2.SecurityGroup =>
    new aws.ec2.SecurityGroup(`${name}-${role}`, { vpcId: network.vpcId, description }, options);
  return {
    loadBalancer: create("alb", "Load balancer: the only thing that the world may reach"),
    instances: create("instances", "Instances: reached by the load balancer only"),
  };
}

/** The far side of a rule: the world, CloudFront or another group. */
type Peer =
  | { readonly cidrIpv4: string }
  | { readonly prefixListId: string }
  | { readonly referencedSecurityGroupId: pulumi.Input<string> };

const WORLD: Peer = { cidrIpv4: "0.0.0.0/0" };

/**
 * Opens every door of this tier, the stores' included: they are born closed and do not know who uses them.
 *
 * Standalone rules only: a group with inline rules as well would see the two erase each other
 * (https://github.com/pulumi/pulumi-eks/issues/1031).
 */
export function createDoors(
  name: string,
  args: ComputeArgs,
  groups: SecurityGroups,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { containerPort, database, cache } = args;
  const alb = groups.loadBalancer.id;
  const instances = groups.instances.id;
  const letIn = (role: string, securityGroupId: pulumi.Input<string>, rule: Rule): pulumi.Resource =>
    new aws.vpc.SecurityGroupIngressRule(`${name}-${role}`, { securityGroupId, ...rule }, options);
  const letOut = (role: string, securityGroupId: pulumi.Input<string>, rule: Rule): pulumi.Resource =>
    new aws.vpc.SecurityGroupEgressRule(`${name}-${role}`, { securityGroupId, ...rule }, options);

  return [
    ...listEntrances(args).map(([role, rule]) => letIn(role, alb, rule)),
    letOut("alb-out-instances", alb, tcp(containerPort, group(instances), "Requests and health checks to instances")),
    letIn(
      "instances-in-alb",
      instances,
      tcp(containerPort, group(alb), "Requests and health checks of the load balancer"),
    ),
    // Packages, images, secrets, logs and Session Manager: AWS services without fixed addresses. DNS, time and instance
    // metadata need no rule, because security groups do not filter them.
    letOut("instances-out-https", instances, tcp(443, WORLD, "HTTPS to AWS services and the image registry")),
    letOut("instances-out-database", instances, tcp(database.port, group(database.securityGroupId), "To the database")),
    letOut("instances-out-cache", instances, tcp(cache.port, group(cache.securityGroupId), "To the cache")),
    letIn(
      "database-in-instances",
      database.securityGroupId,
      tcp(database.port, group(instances), "From the instances"),
    ),
    letIn("cache-in-instances", cache.securityGroupId, tcp(cache.port, group(instances), "From the instances")),
  ];
}

/**
 * Who may reach the load balancer. Behind a CDN one port only: CloudFront's list counts as 55 of the 60 rules that a
 * group may have, once for each port. A VPC origin's requests come from that list too; AWS's own group for them exists
 * only after the first VPC origin of a VPC, so a program cannot name it before.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
function listEntrances(args: ComputeArgs): (readonly [role: string, rule: Rule])[] {
  const isEncrypted = certificateOf(args) !== undefined;
  if (args.cdn !== undefined) {
    const peer = { prefixListId: CLOUDFRONT_PREFIX_LISTS[args.region] ?? "" }; // other Regions were refused
    const fromCdn = ["alb-in-cdn", tcp(isEncrypted ? 443 : 80, peer, `From CloudFront; ${tellOurs(args)}`)] as const;
    return args.accelerator === undefined ? [fromCdn] : [fromCdn, SECOND_DOOR];
  }
  const http = ["alb-in-http", tcp(80, WORLD, "HTTP from anywhere")] as const;
  return isEncrypted ? [http, ["alb-in-https", tcp(443, WORLD, "HTTPS from anywhere")]] : [http];
}

/** The accelerator keeps clients' addresses, so the group must admit them: anybody's, judged by the web ACL. */
const SECOND_DOOR: readonly [role: string, rule: Rule] = [
  "alb-in-accelerator",
  tcp(443, WORLD, "Clients through the accelerator; the web ACL judges them"),
];

/** What keeps other people's distributions out, which the address alone does not. */
function tellOurs(args: ComputeArgs): string {
  return isInternal(args) ? "only this account has a VPC origin" : "the origin header tells which distribution";
}

type Rule = Peer & {
  readonly ipProtocol: string;
  readonly fromPort: pulumi.Input<number>;
  readonly toPort: pulumi.Input<number>;
  readonly description: string;
};

function tcp(port: pulumi.Input<number>, peer: Peer, description: string): Rule {
  return { ...peer, ipProtocol: "tcp", fromPort: port, toPort: port, description };
}

function group(id: pulumi.Input<string>): Peer {
  return { referencedSecurityGroupId: id };
}
