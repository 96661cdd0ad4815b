/** Where a stack's parts stand: zones, their subnets, and what runs in each. The pictures are drawn from it. */
import { DATABASE } from "../../policy/databases";
import { isPublic, NAT_GATEWAY, natGatewaysOf, SUBNET } from "../../policy/subnet-routes";
import type { ResourceGraph } from "../../policy/resource-graph";
import { readZone } from "../../policy/subnet-zones";
import { type ResourceView, StackView, told } from "../../policy/views";

/** How traffic leaves a subnet; `unknown` where its routes are not known before deployment. */
export type SubnetKind = "public" | "private" | "isolated" | "unknown";
export type PartKind = "load balancer" | "NAT gateway" | "instances" | "database" | "cache";

export interface NetworkMap {
  readonly vpcs: readonly { readonly name: string; readonly cidrBlock: string }[];
  /** By name; subnets whose zone is not known stand in one called `zone unknown`. */
  readonly zones: readonly MapZone[];
  /** Parts of which nobody can tell before deployment where they stand. */
  readonly unplaced: readonly MapPart[];
}

export interface MapZone {
  readonly zone: string;
  /** Public first, then private, then isolated. */
  readonly subnets: readonly MapSubnet[];
}

export interface MapSubnet {
  readonly urn: string;
  readonly name: string;
  readonly cidrBlock: string;
  readonly kind: SubnetKind;
  /** URNs of the NAT gateways through which it reaches the internet; empty where not known. */
  readonly natGateways: readonly string[];
  readonly parts: readonly MapPart[];
}

/** A resource; one that stands in several subnets appears in each. */
export interface MapPart {
  readonly urn: string;
  readonly name: string;
  readonly kind: PartKind;
  /** What it is and how much, for example `1 to 2 instances`. */
  readonly label: string;
}

interface PlacedPart extends MapPart {
  /** URNs of its subnets; undefined where not known. */
  readonly subnets: readonly string[] | undefined;
}

const KINDS: readonly SubnetKind[] = ["public", "private", "isolated", "unknown"];
const ZONE_UNKNOWN = "zone unknown";

export function mapNetwork(graph: ResourceGraph): NetworkMap {
  // No question asked here depends on the environment.
  const stack = new StackView(graph, "prod");
  const parts = [...findEdge(stack), ...findInstances(stack), ...findDatabases(stack), ...findCaches(stack)];
  const subnets = stack.all(SUBNET);
  const zones = [...new Set(subnets.map(zoneOf))].sort();
  return {
    vpcs: stack.all("aws:ec2/vpc:Vpc").map((vpc) => ({ name: vpc.name, cidrBlock: show(vpc, "cidrBlock") })),
    zones: zones.map((zone) => ({
      zone,
      subnets: subnets
        .filter((subnet) => zoneOf(subnet) === zone)
        .map((subnet) => toMapSubnet(subnet, parts, stack))
        .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)),
    })),
    unplaced: parts.filter(({ subnets: places = [] }) => places.length === 0).map(withoutSubnets),
  };
}

function toMapSubnet(subnet: ResourceView, parts: readonly PlacedPart[], stack: StackView): MapSubnet {
  const { urn } = subnet.resource;
  return {
    urn,
    name: subnet.name,
    cidrBlock: show(subnet, "cidrBlock"),
    kind: told(() => kindOf(subnet, stack)) ?? "unknown",
    natGateways: told(() => natGatewaysOf(subnet, stack).map((view) => view.resource.urn)) ?? [],
    parts: parts.filter(({ subnets = [] }) => subnets.includes(urn)).map(withoutSubnets),
  };
}

function kindOf(subnet: ResourceView, stack: StackView): SubnetKind {
  if (isPublic(subnet, stack)) return "public";
  return natGatewaysOf(subnet, stack).length > 0 ? "private" : "isolated";
}

function findEdge(stack: StackView): PlacedPart[] {
  const balancers = stack.all("aws:lb/loadBalancer:LoadBalancer");
  return [
    ...balancers.map((view) => place(view, "load balancer", "load balancer", subnetsOf(view, "subnets", stack))),
    ...stack
      .all(NAT_GATEWAY)
      .map((view) => place(view, "NAT gateway", "NAT gateway", subnetsOf(view, "subnetId", stack))),
  ];
}

function findInstances(stack: StackView): PlacedPart[] {
  return stack.all("aws:autoscaling/group:Group").map((view) => {
    const [least, most] = [show(view, "minSize"), show(view, "maxSize")];
    const label = `${least === most ? least : `${least} to ${most}`} instances in all`;
    return place(view, "instances", label, subnetsOf(view, "vpcZoneIdentifiers", stack));
  });
}

function findDatabases(stack: StackView): PlacedPart[] {
  return stack.all(DATABASE).map((view) => {
    const isReplica = view.has("replicateSourceDb");
    const isMultiAz = told(() => view.flag("multiAz")) ?? false;
    const role = isReplica ? "read replica" : isMultiAz ? "database, or its standby" : "database";
    const owner = isReplica ? sourceOf(view, stack) : view;
    const subnets = subnetsOfGroup(owner, "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup", stack);
    const zone = told(() => view.text("availabilityZone"));
    return place(view, "database", role, isMultiAz ? subnets : within(subnets, zone === undefined ? [] : [zone]));
  });
}

/** A replica has its source's subnets, unless that is not one of the stack's. */
function sourceOf(replica: ResourceView, stack: StackView): ResourceView {
  return told(() => stack.referred(replica, "replicateSourceDb", DATABASE))?.[0] ?? replica;
}

function findCaches(stack: StackView): PlacedPart[] {
  return stack.all("aws:elasticache/replicationGroup:ReplicationGroup").map((view) => {
    const nodes = show(view, "numCacheClusters");
    const subnets = subnetsOfGroup(view, "subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup", stack);
    const zones = told(() => view.list("preferredCacheClusterAzs").map(String)) ?? [];
    const label = nodes === "1" ? "1 cache node" : `${nodes} cache nodes in all`;
    const isMultiAz = told(() => view.flag("multiAzEnabled")) ?? false;
    return place(view, "cache", label, zones.length === 0 && isMultiAz ? subnets : within(subnets, zones));
  });
}

function place(
  { resource, name }: ResourceView,
  kind: PartKind,
  label: string,
  subnets: readonly ResourceView[] | undefined,
): PlacedPart {
  return { urn: resource.urn, name, kind, label, subnets: subnets?.map((subnet) => subnet.resource.urn) };
}

function subnetsOf(view: ResourceView, path: string, stack: StackView): readonly ResourceView[] | undefined {
  return told(() => stack.referred(view, path, SUBNET));
}

function subnetsOfGroup(view: ResourceView, path: string, type: string, stack: StackView): readonly ResourceView[] {
  const groups = told(() => stack.referred(view, path, type)) ?? [];
  return groups.flatMap((group) => subnetsOf(group, "subnetIds", stack) ?? []);
}

/** The only subnet, or those of the zones named: of several, AWS chooses one, and nobody knows which. */
function within(subnets: readonly ResourceView[], zones: readonly string[]): readonly ResourceView[] {
  return subnets.length === 1 ? subnets : subnets.filter((subnet) => zones.includes(zoneOf(subnet)));
}

function zoneOf(subnet: ResourceView): string {
  return told(() => readZone(subnet)) ?? ZONE_UNKNOWN;
}

function show(view: ResourceView, path: string): string {
  return told(() => view.text(path)) ?? "unknown";
}

function withoutSubnets({ urn, name, kind, label }: PlacedPart): MapPart {
  return { urn, name, kind, label };
}
