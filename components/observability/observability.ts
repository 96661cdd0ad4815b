import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { optional } from "../shared/optional";
import { type AlarmDefinition, createAlarm } from "./alarm";
import { BILLING_REGION, createBillAlerts } from "./bill";
import { planCacheAlarms } from "./cache-alarms";
import { createCompositeAlarms } from "./composite-alarms";
import { createDashboard } from "./dashboard";
import { planDatabaseAlarms } from "./database-alarms";
import { planEdgeAlarms } from "./edge-alarms";
import { planErrorBudgetAlarms } from "./error-budget-alarms";
import { createEvents } from "./events";
import { planLoadBalancerAlarms } from "./load-balancer-alarms";
import { planNetworkAlarms } from "./network-alarms";
import { type ObservabilityArgs, refuseBadArgs } from "./observability-args";
import { createQueries } from "./queries";
import { planScalingGroupAlarms } from "./scaling-group-alarms";
import { planStorageAlarms } from "./storage-alarms";
import { planTableAlarms } from "./table-alarms";
import { createTopics, type Topics } from "./topics";
import { createSamplingRule } from "./tracing";

export type { ObservabilityArgs } from "./observability-args";

/**
 * Who is told when something fails, and what they look at: alarms for every tier, one that says "down for readers", the
 * events that no metric shows, the bill, a dashboard, saved questions to the logs, and how many requests are traced.
 *
 * Leaves out: the agent that sends traces (compute), log groups (each tier has its own), restore tests
 * (components/recovery).
 *
 * Stateful: the topics' keys; messages on their way are lost with one.
 *
 * Cost, USD a month: 0.10 for each metric that an alarm looks at, 0.50 for each composite alarm, 1 for the key of each
 * Region, 3 for the dashboard. That is about 8 in dev and 14 in
 * prod, and 5 for a million traces; the account's free allowance is not counted.
 */
export class Observability extends pulumi.ComponentResource {
  /** Where somebody is woken; the tickets' topic where nobody is. */
  readonly pageTopicArn: pulumi.Output<string>;
  readonly ticketTopicArn: pulumi.Output<string>;
  /** The alarm that says "down for readers", for what must stop when it rings. */
  readonly downForReadersAlarmArn: pulumi.Output<string> | undefined;
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: ObservabilityArgs, options: pulumi.ComponentResourceOptions = {}) {
    refuseBadArgs(args);
    super("cloudmart:observability:Observability", name, {}, options);

    const child = { parent: this };
    const definitions = planAlarms(args);
    const home = this.watch(name, args, definitions, args.region);
    const elsewhere = listOtherRegions(args, definitions).map((region) =>
      this.watch(`${name}-${region}`, args, definitions, region),
    );
    const { topics } = home;
    const billing = [home, ...elsewhere].find(({ region }) => region === BILLING_REGION);
    createEvents(name, args, topics, child);
    if (args.budgetMonthlyUsd !== undefined && billing !== undefined) {
      createBillAlerts(
        name,
        args.budgetMonthlyUsd,
        args,
        { atHome: topics.ticket, ofBilling: billing.topics.ticket },
        child,
      );
    }
    createQueries(name, args, child);
    optional(args.tracing, (tracing) => createSamplingRule(name, tracing, child));
    const dashboard = createDashboard(name, definitions, args, child);

    this.pageTopicArn = topics.page.arn;
    this.ticketTopicArn = topics.ticket.arn;
    this.downForReadersAlarmArn = home.composites[0]?.arn;
    this.dashboardName = dashboard.dashboardName;
    this.registerOutputs({
      pageTopicArn: this.pageTopicArn,
      ticketTopicArn: this.ticketTopicArn,
      downForReadersAlarmArn: this.downForReadersAlarmArn,
      dashboardName: this.dashboardName,
    });
  }

  /** One Region's topics, its alarms, and those that speak for several of them, the one for readers first. */
  private watch(
    name: string,
    args: ObservabilityArgs,
    definitions: readonly AlarmDefinition[],
    region: string,
  ): {
    readonly region: string;
    readonly topics: Topics;
    readonly composites: readonly aws.cloudwatch.CompositeAlarm[];
  } {
    const child = { parent: this };
    const place = region === args.region ? undefined : region;
    const topics = createTopics(name, args, place, child);
    const setting = { label: args.label, topics, region: place };
    const members = definitions
      .filter((definition) => (definition.region ?? args.region) === region)
      .map((definition) => ({ definition, alarm: createAlarm(name, definition, setting, child) }));
    return { region, topics, composites: createCompositeAlarms(name, members, setting, child) };
  }
}

/** Where something is told that the stack's own Region never hears of. */
function listOtherRegions(
  { region: home, budgetMonthlyUsd }: ObservabilityArgs,
  definitions: readonly AlarmDefinition[],
): string[] {
  const regions = definitions.map(({ region = home }) => region);
  return [...new Set([...regions, ...(budgetMonthlyUsd === undefined ? [] : [BILLING_REGION])])].filter(
    (region) => region !== home,
  );
}

/** Every alarm of the stack, or the essential ones where policy wants few. */
export function planAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  return [
    ...planEdgeAlarms(args),
    ...planLoadBalancerAlarms(args),
    ...planErrorBudgetAlarms(args),
    ...planScalingGroupAlarms(args),
    ...planDatabaseAlarms(args),
    ...planCacheAlarms(args),
    ...planTableAlarms(args),
    ...planStorageAlarms(args),
    ...planNetworkAlarms(args),
  ].filter(({ isEssential = false, through }) => args.hasEveryAlarm || isEssential || through !== undefined);
}
