import * as pulumi from "@pulumi/pulumi";
import { type AlarmDefinition, createAlarm } from "./alarm";
import { planCacheAlarms } from "./cache-alarms";
import { createCompositeAlarms } from "./composite-alarms";
import { createDashboard } from "./dashboard";
import { planDatabaseAlarms } from "./database-alarms";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import { planEdgeAlarms } from "./edge-alarms";
import { planErrorBudgetAlarms } from "./error-budget-alarms";
import { createEvents } from "./events";
import { planLoadBalancerAlarms } from "./load-balancer-alarms";
import { planNetworkAlarms } from "./network-alarms";
import { type ObservabilityArgs, refuseBadArgs } from "./observability-args";
import { createQueries } from "./queries";
import { planScalingGroupAlarms } from "./scaling-group-alarms";
import { createTopics } from "./topics";

export type { ObservabilityArgs } from "./observability-args";

/**
 * Who is told when something fails, and what they look at: alarms for every tier, one that says "down for readers", the
 * events that no metric shows, the bill, a dashboard and saved questions to the logs.
 *
 * Leaves out: traces, log groups (each tier has its own), restore tests (components/recovery).
 *
 * Stateful: the topics' keys; messages on their way are lost with one.
 *
 * Cost, USD a month: 0.10 for each metric that an alarm looks at, 0.50 for each composite alarm, 1 for the key of each
 * Region, 3 for the dashboard. That is about 8 in dev and 14 in prod; the account's free allowance is not counted.
 */
export class Observability extends pulumi.ComponentResource {
  /** Where somebody is woken; the tickets' topic where nobody is. */
  readonly pageTopicArn: pulumi.Output<string>;
  readonly ticketTopicArn: pulumi.Output<string>;
  /** The alarm that says "down for readers", for what must stop when it rings. */
  readonly downForReadersAlarmArn: pulumi.Output<string> | undefined;
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: ObservabilityArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:observability:Observability", name, {}, options);
    refuseBadArgs(args);

    const child = { parent: this };
    const definitions = planAlarms(args);
    const atHome = definitions.filter(({ region = args.region }) => region === args.region);
    const outside = definitions.filter(({ region = args.region }) => region !== args.region);
    const topics = createTopics(name, args, undefined, child);
    const [downForReaders] = this.watch(name, atHome, { label: args.label, topics, region: undefined });
    if (outside.length > 0) {
      const there = `${name}-${CLOUDFRONT_REGION}`;
      const topicsThere = createTopics(there, args, CLOUDFRONT_REGION, child);
      this.watch(there, outside, { label: args.label, topics: topicsThere, region: CLOUDFRONT_REGION });
    }
    createEvents(name, args, topics, child);
    createQueries(name, args, child);
    const dashboard = createDashboard(name, definitions, args, child);

    this.pageTopicArn = topics.page.arn;
    this.ticketTopicArn = topics.ticket.arn;
    this.downForReadersAlarmArn = downForReaders?.arn;
    this.dashboardName = dashboard.dashboardName;
    this.registerOutputs({
      pageTopicArn: this.pageTopicArn,
      ticketTopicArn: this.ticketTopicArn,
      downForReadersAlarmArn: this.downForReadersAlarmArn,
      dashboardName: this.dashboardName,
    });
  }

  /** The alarms of one Region, and those that speak for several of them, the one for readers first. */
  private watch(
    name: string,
    definitions: readonly AlarmDefinition[],
    setting: Parameters<typeof createCompositeAlarms>[2],
  ): ReturnType<typeof createCompositeAlarms> {
    const child = { parent: this };
    const members = definitions.map((definition) => ({
      definition,
      alarm: createAlarm(name, definition, setting, child),
    }));
    return createCompositeAlarms(name, members, setting, child);
  }
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
    ...planNetworkAlarms(args),
  ].filter(({ isEssential = false, through }) => args.hasEveryAlarm || isEssential || through !== undefined);
}
