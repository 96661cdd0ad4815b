/** Network ACLs and their entries, written inside them; an ACL keeps no state, so each direction is a rule of its own. */
import { SUBNET } from "./subnet-routes";
import { ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
const SUBNET_GROUPS = ["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"];
const LAST_PORT = 65_535;

export interface Entry {
  /** `ingress[0]`. */
  readonly path: string;
  readonly isAllow: boolean;
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

/** The entries of one direction. */
export function entriesOf(acl: ResourceView, direction: "ingress" | "egress"): readonly Entry[] {
  return acl.elements(direction).map((path) => ({
    path,
    isAllow: acl.text(`${path}.action`)?.toLowerCase() === "allow",
    block: acl.text(`${path}.cidrBlock`) ?? acl.text(`${path}.ipv6CidrBlock`) ?? "",
    ...portsOf(acl, path),
  }));
}

function portsOf(acl: ResourceView, path: string): Pick<Entry, "from" | "to"> {
  if (["-1", "all"].includes(acl.text(`${path}.protocol`) ?? "-1")) return { from: 0, to: LAST_PORT };
  return { from: acl.number(`${path}.fromPort`) ?? 0, to: acl.number(`${path}.toPort`) ?? 0 };
}

/** The subnets that databases and caches stand in. */
export function dataSubnetsOf(stack: StackView): readonly ResourceView[] {
  return SUBNET_GROUPS.flatMap((type) => stack.all(type)).flatMap((group) => ledTo(stack, group, "subnetIds", SUBNET));
}
