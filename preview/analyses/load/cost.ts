/** What the load costs: each part at the prices and steps of the cost analysis, and what the stack costs empty. */
import { regionOf } from "../../../policy/deployment-target";
import { DISTRIBUTION as SPREAD, spotPercentOf, typesOf } from "../../../policy/instance-types";
import type { ResourceGraph } from "../../../policy/resource-graph";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { type Charge, isPriced, type PricedCharge } from "../cost/charge";
import { estimateCost } from "../cost/cost";
import { findPrice, HOURS_PER_MONTH } from "../cost/prices";
import { DATA_OUT, partOfWorld } from "../cost/services/edge";
import { priceSteps } from "../cost/services/internet";
import { capacityUnitHours } from "../cost/services/load-balancers";
import { dearestOf, writesPerItem } from "../cost/services/tables";
import { DEFAULT_USAGE } from "../cost/usage";
import type { Rates } from "./demand";
import { PER_API_REQUEST, SECONDS_PER_MONTH } from "./profile";
import type { Load, LoadCostLine } from "./result";
import type { Carriers } from "./stack";

type PricedLoad = Pick<Load, "cost" | "monthlyUsd" | "hourlyUsd" | "unpriced">;

/** Decimal gigabits a second, all month, in the GB of 1024 MB that CloudFront counts. */
const GB_PER_GBPS = ((1e9 / 8) * SECONDS_PER_MONTH) / 1024 ** 3;

export function priceLoad(graph: ResourceGraph, stack: StackView, carriers: Carriers, rates: Rates): PricedLoad {
  const region = carriers.distribution === undefined ? "unknown" : (told(() => homeOf(stack)) ?? "unknown");
  const charges = [
    ...chargeEdge(stack, rates),
    ...chargeOrigins(rates),
    ...chargeTables(carriers, rates),
    ...chargeInstances(stack, carriers, rates),
  ];
  const lines = new Map<string, number>([["the stack without a viewer", standing(graph)]]);
  const unpriced = new Set<string>();
  for (const charge of charges) {
    const usd = isPriced(charge) ? price(charge, region) : undefined;
    if (usd === undefined) unpriced.add(charge.what);
    else lines.set(charge.what, (lines.get(charge.what) ?? 0) + usd);
  }
  const cost: LoadCostLine[] = [...lines].map(([what, monthlyUsd]) => ({ what, monthlyUsd }));
  const monthlyUsd = cost.reduce((sum, line) => sum + line.monthlyUsd, 0);
  return {
    cost: cost.filter((line) => line.monthlyUsd > 0).sort((one, other) => other.monthlyUsd - one.monthlyUsd),
    monthlyUsd,
    hourlyUsd: monthlyUsd / HOURS_PER_MONTH,
    unpriced: [...unpriced],
  };
}

function homeOf(stack: StackView): string | undefined {
  return stack.all("pulumi:providers:aws").map((each) => each.text("region"))[0];
}

function price({ price: [service, item], quantity, region }: PricedCharge, home: string): number | undefined {
  const found = findPrice(region ?? home, service, item);
  return found && found.usd * quantity;
}

function charge(what: string, service: string, item: string, quantity: number, region?: string): PricedCharge {
  return { what, kind: "usage", price: [service, item], quantity, ...(region !== undefined && { region }) };
}

/** What is always on, but for the instances, which the load decides. */
function standing(graph: ResourceGraph): number {
  return estimateCost(graph)
    .lines.filter(({ kind, what }) => kind === "always on" && !what.endsWith("instances, hours"))
    .reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}

function chargeEdge(stack: StackView, { gbps, edgeRequests, shieldRequests }: Rates): Charge[] {
  const world = partOfWorld(stack);
  const steps = DATA_OUT.map(([step, upTo]) => [`data-out-${step}:${world}`, upTo] as const);
  const millions = perMonth(edgeRequests) / 1e6;
  const firewalls = stack.all("aws:wafv2/webAcl:WebAcl").filter((acl) => acl.text("scope") === "CLOUDFRONT");
  return [
    ...priceSteps("CDN, answers to viewers", "cloudfront", steps, gbps * GB_PER_GBPS),
    charge("CDN, requests", "cloudfront", `requests-https:${world}`, millions * 100),
    charge("Origin Shield, requests", "cloudfront", `origin-shield-requests:${world}`, perMonth(shieldRequests) / 1e4),
    ...firewalls.map(() => charge("firewall, requests", "waf", "requests", millions, "us-east-1")),
  ];
}

function perMonth(perSecond: number): number {
  return perSecond * SECONDS_PER_MONTH;
}

/** From the bucket to CloudFront the data itself is free. */
function chargeOrigins({ originReads, apiRequests }: Rates): Charge[] {
  const units = capacityUnitHours({
    ...DEFAULT_USAGE.amounts,
    newConnectionsPerSecond: apiRequests * PER_API_REQUEST.newConnections.value,
    activeConnections: apiRequests * PER_API_REQUEST.newConnections.value,
    readerGb: perMonth(apiRequests * PER_API_REQUEST.kilobytes.value) / 1024 ** 2,
  });
  return [
    charge("media bucket, reads", "s3", "requests-get-other", perMonth(originReads) / 1000),
    charge("load balancer, capacity units", "elb", "alb-lcu-hour", units),
  ];
}

/** Everything is written to the table that costs most. */
function chargeTables({ tables }: Carriers, { tableWrites, tableReadUnits }: Rates): Charge[] {
  const table = dearestOf(tables);
  if (table === undefined) return [];
  const writes = perMonth(tableWrites * writesPerItem(table)) / 1e6;
  const regions = replicaRegionsOf(table);
  return [
    charge("tables, writes", "dynamodb", "on-demand-writes", writes),
    charge("tables, reads", "dynamodb", "on-demand-reads", perMonth(tableReadUnits) / 1e6),
    ...regions.map((region) => charge("tables, writes of replicas", "dynamodb", "replicated-writes", writes, region)),
    // 1 KB each; a million of them are a GB.
    ...regions.map(() => charge("tables, way to replicas", "data-transfer", "to-other-region", writes)),
  ];
}

function replicaRegionsOf(table: ResourceView): string[] {
  const paths = told(() => table.elements("replicas")) ?? [];
  return paths.map((path) => told(() => table.text(`${path}.regionName`)) ?? "unknown");
}

/** As many as are needed, at least the group's minimum; more than its maximum is a limit, and costs all the same. */
function chargeInstances(stack: StackView, { group }: Carriers, { instances = 0 }: Rates): Charge[] {
  if (group === undefined) return [];
  const count = Math.max(instances, told(() => group.number("minSize")) ?? 0);
  const types = told(() => typesOf(group, stack)) ?? [];
  const [first] = types;
  if (first === undefined) return [{ what: "instances", reason: "no instance type is named" }];
  const base = Math.min(count, told(() => group.number(`${SPREAD}.onDemandBaseCapacity`)) ?? count);
  const onDemand = base + Math.ceil(((count - base) * (100 - spotPercentOf(group))) / 100);
  const region = told(() => regionOf(group, stack));
  const dearest = types.reduce((one, other) => (usdOf(other, region) > usdOf(one, region) ? other : one), first);
  return [
    charge("instances on demand", "ec2", first, onDemand * HOURS_PER_MONTH),
    charge("spot instances, at most", "ec2", dearest, (count - onDemand) * HOURS_PER_MONTH),
  ].filter(({ quantity }) => quantity > 0);
}

function usdOf(type: string, region: string | undefined): number {
  return findPrice(region ?? "unknown", "ec2", type)?.usd ?? Infinity;
}
