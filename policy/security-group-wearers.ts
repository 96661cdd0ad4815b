/** Who wears a security group. */
import { isGuardedEndpoint } from "./accelerators";
import { LOAD_BALANCER, VPC_ORIGIN } from "./distributions";
import { leadingTo } from "./relations";
import type { ResourceView, StackView } from "./views";

/** Resources with network interfaces, and the property that names their groups. */
const WEARERS: readonly (readonly [type: string, path: string])[] = [
  [LOAD_BALANCER, "securityGroups"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "networkInterfaces"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds"],
  ["aws:ec2/instance:Instance", "vpcSecurityGroupIds"],
  ["aws:ec2/networkInterface:NetworkInterface", "securityGroups"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds"],
  ["aws:rds/instance:Instance", "vpcSecurityGroupIds"],
  ["aws:rds/cluster:Cluster", "vpcSecurityGroupIds"],
  ["aws:rds/proxy:Proxy", "vpcSecurityGroupIds"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "securityGroupIds"],
  ["aws:elasticache/cluster:Cluster", "securityGroupIds"],
  ["aws:elasticache/serverlessCache:ServerlessCache", "securityGroupIds"],
  ["aws:lambda/function:Function", "vpcConfig"],
];

export function wearersOf(group: ResourceView, stack: StackView): readonly ResourceView[] {
  return WEARERS.flatMap(([type, path]) => leadingTo(stack, group, type, path));
}

/** Whether load balancers behind a VPC origin wear the groups, and nothing else: they are called by CloudFront's addresses. */
export function faceVpcOriginsOnly(groups: readonly ResourceView[], stack: StackView): boolean {
  const wearers = groups.flatMap((group) => wearersOf(group, stack));
  return (
    wearers.length > 0 &&
    wearers.every((each) => leadingTo(stack, each, VPC_ORIGIN, "vpcOriginEndpointConfig.arn").length > 0)
  );
}

/**
 * Why groups may not face addresses, as a phrase; undefined where load balancers on the internet wear them, or ones that an
 * accelerator leads to and a web ACL guards, and nothing else: an accelerator keeps its clients' addresses.
 */
export function whyNotPublic(groups: readonly ResourceView[], stack: StackView): string | undefined {
  const wearers = groups.flatMap((group) => wearersOf(group, stack));
  const other = wearers.find((each) => !mayFaceTheWorld(each, stack));
  if (other !== undefined) return `${other.name} wears the group`;
  return wearers.length === 0 ? "no load balancer wears the group" : undefined;
}

function mayFaceTheWorld(wearer: ResourceView, stack: StackView): boolean {
  return wearer.type === LOAD_BALANCER && (!wearer.flag("internal") || isGuardedEndpoint(wearer, stack));
}
