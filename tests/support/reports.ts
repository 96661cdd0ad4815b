/** A report written by hand: two stacks with every analysis, and what a change does to one of them. */
import type { ResourceGraph } from "../../policy/resource-graph";
import type { ChangeStep } from "../../preview/analyses/comparison/result";
import type { Cost, CostLine } from "../../preview/analyses/cost/result";
import type { DeploymentTime, Step } from "../../preview/analyses/deployment-time/result";
import type { Drill } from "../../preview/analyses/drill/result";
import type { Judgement } from "../../preview/analyses/rules";
import type { Failure, TierLoss, ZoneLoss } from "../../preview/analyses/zone-loss/result";
import type { AnalysedReport, AnalysedStack, CostedChanges } from "../../preview/report/analysed";
import { summarize } from "../../preview/report/summary";
import { makeGraph, makeResource } from "./graphs";

export function makeReport(changes: Partial<AnalysedReport> = {}): AnalysedReport {
  const report = { version: 1 as const, project: "cloudmart", stacks: [makeStack("dev"), makeStack("prod")] };
  return { ...report, changes: null, ...changes };
}

export function makeStack(stack: string, changes: Partial<AnalysedStack> = {}): AnalysedStack {
  const graph = makeNetwork(stack);
  return {
    ...{ stack, succeeded: true, errors: [], messages: [], resources: graph.resources, outputs: {} },
    ...{ judgement: makeJudgement(), summary: summarize(graph), cost: makeCost(), zoneLoss: makeZoneLoss() },
    drills: [makeDrill()],
    deploymentTime: makeDeploymentTime(),
    load: null,
    ...changes,
  };
}

/** Two zones with a public and an isolated subnet each; one NAT gateway; a database in zone a. */
export function makeNetwork(stack: string): ResourceGraph {
  const make = (type: string, name: string, inputs: Parameters<typeof makeResource>[2]) =>
    makeResource(type, name, inputs, { stack });
  const subnets = ["a", "b"].flatMap((zone, index) =>
    ["public", "isolated"].flatMap((kind) => {
      const name = `${kind}-${zone}`;
      const cidrBlock = `10.0.${(index + (kind === "public" ? 1 : 21)).toString()}.0/24`;
      const placed = { availabilityZone: `ap-northeast-2${zone}`, cidrBlock };
      const table = `<aws:ec2/routeTable:RouteTable::${kind}.id>`;
      return [
        make("aws:ec2/subnet:Subnet", name, placed),
        make("aws:ec2/routeTableAssociation:RouteTableAssociation", name, {
          routeTableId: table,
          subnetId: `<aws:ec2/subnet:Subnet::${name}.id>`,
        }),
      ];
    }),
  );
  return makeGraph(
    [
      make("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" }),
      make("aws:ec2/routeTable:RouteTable", "public", {}),
      make("aws:ec2/routeTable:RouteTable", "isolated", {}),
      make("aws:ec2/route:Route", "public", {
        ...{ routeTableId: "<aws:ec2/routeTable:RouteTable::public.id>", destinationCidrBlock: "0.0.0.0/0" },
        gatewayId: "<aws:ec2/internetGateway:InternetGateway::network.id>",
      }),
      ...subnets,
      make("aws:ec2/natGateway:NatGateway", "nat-1", { subnetId: "<aws:ec2/subnet:Subnet::public-a.id>" }),
      make("aws:rds/subnetGroup:SubnetGroup", "database", {
        subnetIds: ["a", "b"].map((zone) => `<aws:ec2/subnet:Subnet::isolated-${zone}.id>`),
      }),
      make("aws:rds/instance:Instance", "database", {
        ...{ availabilityZone: "ap-northeast-2a", multiAz: false },
        dbSubnetGroupName: "<aws:rds/subnetGroup:SubnetGroup::database.name>",
      }),
    ],
    stack,
  );
}

export function makeJudgement(changes: Partial<Judgement> = {}): Judgement {
  const urn = "urn:pulumi:dev::cloudmart::aws:rds/instance:Instance::database";
  const waived = { rule: "database-is-multi-az", severity: "mandatory" as const, verdict: "waived" as const, urn };
  return {
    ...{ rules: 183, violations: [], undecided: [] },
    waived: [{ ...waived, message: "database: multiAz is false. Waived: dev may stop with its zone" }],
    ...changes,
  };
}

export function makeCost(changes: Partial<Cost> = {}): Cost {
  return {
    ...{ region: "ap-northeast-2", usage: "small", usageAmounts: { natGigabytes: 50 } },
    alwaysOnMonthlyUsd: { minimum: 61.73, maximum: 70.13 },
    usageMonthlyUsd: 2.95,
    totalMonthlyUsd: { minimum: 64.68, maximum: 73.08 },
    tiers: [
      { tier: "network", monthlyUsd: 46.02 },
      { tier: "database", monthlyUsd: 18.66 },
    ],
    lines: [
      makeCostLine("nat-1", "NAT gateway, hours", 730, 0.059, "always on", "network"),
      makeCostLine("database", "db.t4g.micro, hours", 730, 0.025, "always on", "database"),
      makeCostLine("nat-1", "NAT gateway, data", 50, 0.059, "usage", "network"),
    ],
    unpriced: [
      {
        ...{
          urn: "urn:pulumi:dev::cloudmart::aws:sns/topic:Topic::alarms",
          name: "alarms",
          type: "aws:sns/topic:Topic",
        },
        ...{ what: "notifications", reason: "nobody knows how many" },
      },
    ],
    freeResources: 12,
    oldestPrice: { item: "ap-northeast-2/vpc/nat-gateway-hour", asOf: "2025-03-01" },
    assumptions: ["Without tax."],
    ...changes,
  };
}

export function makeCostLine(
  name: string,
  what: string,
  quantity: number,
  unitPriceUsd: number,
  kind: CostLine["kind"],
  tier: string,
): CostLine {
  return {
    ...{ urn: `urn:pulumi:dev::cloudmart::aws:x/y:Y::${name}`, name, type: "aws:x/y:Y", tier, what, kind, quantity },
    ...{ unit: kind === "usage" ? "GB" : "h", unitPriceUsd, monthlyUsd: quantity * unitPriceUsd },
    maximumMonthlyUsd: quantity * unitPriceUsd,
    price: {
      ...{ key: `ap-northeast-2/vpc/${what}`, asOf: "2025-03-01", confidence: "confirmed" },
      source: "AWS price list, VPC",
    },
  };
}

export function makeZoneLoss(changes: Partial<ZoneLoss> = {}): ZoneLoss {
  return {
    zones: ["ap-northeast-2a", "ap-northeast-2b"],
    failures: [
      makeFailure("zone:ap-northeast-2a", "zone a", "zone", "no"),
      makeFailure("zone:ap-northeast-2b", "zone b", "zone", "yes"),
      makeFailure("nat gateway:nat-1", "NAT gateway nat-1", "nat gateway", "yes"),
      makeFailure("database:database", "database database", "database", "no"),
    ],
    singlePointsOfFailure: [
      {
        ...{ urn: "urn:pulumi:dev::cloudmart::aws:rds/instance:Instance::database", name: "database" },
        ...{ what: "a database without a standby", consequence: "the system stops until AWS has restored it" },
      },
    ],
    availability: {
      links: [{ name: "RDS, one zone", percent: 99.5, basis: "published", source: "RDS SLA, 2024" }],
      ...{ percent: 99.402, hoursDownPerYear: 52.4, zonesAlone: null, objective: null, leftOut: [] },
    },
    ...{ assumptions: [], unjudged: [], ...changes },
  };
}

export function makeFailure(
  id: string,
  what: string,
  kind: Failure["kind"],
  serves: Failure["serves"],
  tiers: readonly TierLoss[] = [
    {
      ...{ tier: "database", state: serves === "no" ? "down" : "works", left: "0 of 1 database" },
      ...{ mechanism: "restore to a point in time", interruptionSeconds: null, recoverySeconds: [900, 3600] },
      dataLoss: "up to 5 min of writes",
    },
  ],
): Failure {
  return {
    ...{ id, what, kind, tiers, serves, interruptionSeconds: serves === "no" ? null : [0, 0], assumptions: [] },
    recovery: { seconds: serves === "no" ? [900, 3600] : [0, 0], mechanism: "restore to a point in time" },
    dataLoss: serves === "no" ? "up to 5 min of writes" : "none",
  };
}

/** A promise that is kept. */
export function makeDrill(changes: Partial<Drill> = {}): Drill {
  return {
    ...{ scenario: "zone-power-loss", what: "zone a loses its power", serves: "degraded", readersSee: "nothing" },
    ...{ timeline: [], dataLoss: "none", recoverySeconds: [60, 120], reached: {}, commands: [], assumptions: [] },
    objectives: [{ name: "recoveryTimeSeconds", statedSeconds: 120, reachedSeconds: 120, isMet: true, inTheWay: [] }],
    ...changes,
  };
}

export function makeDeploymentTime(): DeploymentTime {
  const steps = [makeStep("network", 0, 5), makeStep("nat-1", 5, 120), makeStep("database", 5, 600, true)];
  const path = steps.filter(({ isCritical }) => isCritical);
  const estimate = {
    seconds: { low: 400, typical: 605, high: 1200 },
    criticalPath: path,
    slowest: { urn: steps[2]?.urn ?? "", name: "database", seconds: 600 },
    ...{ timesSlowest: 1.008, steps, forced: { seconds: 605, path, times: 1, lengthenedBy: [] } },
    unmeasured: [{ type: "aws:sns/topic:Topic", resources: 2 }],
  };
  return { parallelism: 16, create: estimate, destroy: { ...estimate, protectedResources: [] } };
}

function makeStep(name: string, startSeconds: number, seconds: number, isCritical = false): Step {
  return {
    ...{ urn: `urn:pulumi:dev::cloudmart::aws:x/y:Y::${name}`, name, type: "aws:x/y:Y", tier: "network" },
    ...{ startSeconds, seconds, isCritical, basis: "measured", figure: null },
  };
}

export function makeChanges(
  stack: string,
  steps: readonly ChangeStep[],
  more: Partial<CostedChanges> = {},
): CostedChanges {
  return {
    stack,
    base: "main",
    source: "estimate",
    isNew: false,
    isRemoved: false,
    errors: [],
    steps,
    unchanged: 80,
    ...more,
  };
}

/** A replacement of a database, unless `changes` says otherwise. */
export function makeChange(name: string, changes: Partial<ChangeStep> = {}): ChangeStep {
  const type = changes.type ?? "aws:rds/instance:Instance";
  return {
    ...{ kind: "replace", urn: `urn:pulumi:dev::cloudmart::${type}::${name}`, type, name, tier: "cloudmart-database" },
    ...{ isStateful: true, isDestructive: true, isProtected: false, isAllowed: false },
    properties: [
      { path: "dbName", before: "one", after: "two", forcesReplacement: true, source: "the provider's schema" },
    ],
    ...changes,
  };
}
