/**
 * One graph that was really created twice and destroyed twice (ap-south-1, 2026-05, AWS provider 5.100.0, Terraform,
 * which deletes without waves): what the model says against what was measured.
 */
import assert from "node:assert/strict";
import { DurationReader, type Operation } from "../../../../preview/analyses/deployment-time/durations";
import { Ordering, reverse } from "../../../../preview/analyses/deployment-time/ordering";
import type { Seconds } from "../../../../preview/analyses/deployment-time/result";
import { schedule, criticalPath } from "../../../../preview/analyses/deployment-time/schedule";
import { StackView } from "../../../../policy/views";
import type { GraphResource, JsonObject } from "../../../../policy/resource-graph";
import { makeGraph, makeResource } from "../../../support/graphs";

/** Seconds of creation and deletion, run 1 then run 2; null was not read. */
interface Measured {
  readonly create: readonly [number | null, number];
  readonly delete: readonly [number, number];
}

const measured = new Map<string, Measured>();
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
  measured.set(resource.urn, { create, delete: deletion });
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

const graph = makeGraph(resources);

function run(operation: Operation, secondsOf: (resource: GraphResource) => number) {
  const { engine } = new Ordering(graph);
  const waits = operation === "create" ? engine : reverse(engine);
  const tasks = resources.map((resource) => ({
    id: resource.urn,
    seconds: secondsOf(resource),
    after: [...(waits.get(resource.urn) ?? [])],
  }));
  return schedule(tasks, 16);
}

function runMeasured(operation: Operation, index: 0 | 1) {
  return run(operation, ({ urn }) => measured.get(urn)?.[operation][index] ?? 12);
}

function estimate(operation: Operation): Seconds {
  const durations = new DurationReader(new StackView(graph, "dev"));
  const level = (each: keyof Seconds): number =>
    run(operation, (resource) => durations.read(resource, operation).seconds[each]).seconds;
  return { low: level("low"), typical: level("typical"), high: level("high") };
}

function names(operation: Operation, index: 0 | 1): string[] {
  return criticalPath(runMeasured(operation, index)).map(
    (urn) => urn.split("$").at(-1)?.split("::").slice(-2).join(" ") ?? "",
  );
}

describe("the deployment time of a graph that was measured", () => {
  it("is the measured 305 s of the second creation and 325 of the first, with their own durations", () => {
    assert.equal(runMeasured("create", 1).seconds, 305);
    assert.equal(runMeasured("create", 0).seconds, 325);
  });

  it("is the measured 340 and 345 s of the two destructions", () => {
    assert.equal(runMeasured("delete", 0).seconds, 340);
    assert.equal(runMeasured("delete", 1).seconds, 345);
  });

  it("leads through the security groups to the database, as it was", () => {
    assert.deepEqual(names("create", 1), [
      "aws:ec2/vpc:Vpc main",
      "aws:ec2/securityGroup:SecurityGroup alb",
      "aws:ec2/securityGroup:SecurityGroup app",
      "aws:ec2/securityGroup:SecurityGroup rds",
      "aws:rds/instance:Instance data",
    ]);
  });

  it("lies between the low and the high estimate from the figures, created and destroyed", () => {
    const [create, destroy] = [estimate("create"), estimate("delete")];
    for (const seconds of [305, 325])
      assert.ok(create.low <= seconds && seconds <= create.high, JSON.stringify(create));
    for (const seconds of [340, 345])
      assert.ok(destroy.low <= seconds && seconds <= destroy.high, JSON.stringify(destroy));
  });

  it("is typically some 220 s with the figures' medians", () => {
    assert.ok(Math.abs(estimate("create").typical - 220) <= 5);
  });
});
