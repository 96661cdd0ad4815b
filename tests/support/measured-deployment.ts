/**
 * One graph that was really created twice and destroyed twice (ap-south-1, 2026-05, AWS provider 5.100.0, Terraform,
 * which deletes without waves), with the seconds of each resource.
 */
import type { GraphResource, JsonObject } from "../../policy/resource-graph";
import { makeGraph, makeResource } from "./graphs";

/** Seconds of creation and deletion, run 1 then run 2; null was not read. */
export interface Measured {
  readonly create: readonly [number | null, number];
  readonly delete: readonly [number, number];
}

const seconds = new Map<string, Measured>();
const resources: GraphResource[] = [];

function add(
  type: string,
  name: string,
  after: readonly GraphResource[],
  create: Measured["create"],
  deletion: Measured["delete"],
  inputs: JsonObject = {},
): GraphResource {
  const resource = makeResource(type, name, inputs, { dependencies: after.map(({ urn }) => urn) });
  resources.push(resource);
  seconds.set(resource.urn, { create, delete: deletion });
  return resource;
}

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const SUBNET = "aws:ec2/subnet:Subnet";
const vpc = add("aws:ec2/vpc:Vpc", "main", [], [null, 12], [1, 1], { enableDnsHostnames: true });
const alb = add(SECURITY_GROUP, "alb", [vpc], [3, 3], [0, 0]);
const app = add(SECURITY_GROUP, "app", [alb], [2, 3], [1, 1]);
const rds = add(SECURITY_GROUP, "rds", [app], [3, 2], [1, 1]);
const publicSubnet = { mapPublicIpOnLaunch: true };
const publics = [
  add(SUBNET, "public-1", [vpc], [11, 14], [1, 0], publicSubnet),
  add(SUBNET, "public-2", [vpc], [11, 11], [1, 0], publicSubnet),
];
const privates = [
  add(SUBNET, "private-1", [vpc], [3, 1], [0, 0]),
  add(SUBNET, "private-2", [vpc], [3, 2], [0, 0]),
  add(SUBNET, "private-3", [vpc], [4, 3], [1, 1]),
  add(SUBNET, "private-4", [vpc], [4, 4], [1, 1]),
];
const gateway = add("aws:ec2/internetGateway:InternetGateway", "main", [vpc], [1, 1], [0, 0]);
const address = add("aws:ec2/eip:Eip", "nat", [vpc], [1, 1], [1, 1]);
add("aws:ec2/routeTable:RouteTable", "public", [vpc, gateway], [1, 1], [1, 1]);
const subnetGroup = add("aws:rds/subnetGroup:SubnetGroup", "data", privates, [2, 2], [0, 0]);
add("aws:rds/instance:Instance", "data", [rds, subnetGroup], [305, 285], [112, 111], {
  backupRetentionPeriod: 0,
  skipFinalSnapshot: true,
});
const nat = add("aws:ec2/natGateway:NatGateway", "main", [...publics, address], [115, 115], [61, 61]);
const table = add("aws:ec2/routeTable:RouteTable", "private", [nat], [1, 1], [1, 1]);
add("aws:ec2/routeTableAssociation:RouteTableAssociation", "private", [table, ...privates], [0, 1], [1, 0]);
const template = add("aws:ec2/launchTemplate:LaunchTemplate", "app", [app], [6, 5], [0, 0]);
const target = add("aws:lb/targetGroup:TargetGroup", "app", [vpc], [1, 1], [0, 0]);
add("aws:autoscaling/group:Group", "app", [template, ...privates, target], [16, 16], [338, 343], {
  minSize: 1,
  maxSize: 1,
  targetGroupArns: ["<aws:lb/targetGroup:TargetGroup::app.arn>"],
});
const balancer = add("aws:lb/loadBalancer:LoadBalancer", "app", [...publics, alb], [172, 173], [27, 17]);
add("aws:lb/listener:Listener", "app", [balancer, target], [1, 0], [1, 0]);

/** By URN. */
export const measuredSeconds: ReadonlyMap<string, Measured> = seconds;
export const measuredGraph = makeGraph(resources);
