import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityArgs } from "./observability-args";
import type { Topics } from "./topics";

/** RDS's own words for what somebody should look at. */
const DATABASE_EVENTS = ["failover", "failure", "low storage", "notification"];

/** At most of the month's budget, percent: spent, and forecast. */
const SPENT_PERCENT = 80;
const FORECAST_PERCENT = 100;

/**
 * What AWS tells once and no metric shows: launches and refreshes that fail, backups that fail, trouble inside AWS, what
 * happens to the database, and the bill. Tickets; free of charge.
 */
export function createEvents(
  name: string,
  args: ObservabilityArgs,
  { ticket }: Topics,
  options: pulumi.CustomResourceOptions,
): void {
  const { compute, database, budgetMonthlyUsd } = args;
  const create = (role: string, description: string, pattern: Record<string, unknown>): void => {
    const eventPattern = pulumi.jsonStringify(pattern);
    const rule = new aws.cloudwatch.EventRule(`${name}-${role}`, { description, eventPattern }, options);
    new aws.cloudwatch.EventTarget(`${name}-${role}`, { rule: rule.name, arn: ticket.arn }, options);
  };
  create("failed-launches", "Instances that do not start, and refreshes that fail", {
    source: ["aws.autoscaling"],
    "detail-type": ["EC2 Instance Launch Unsuccessful", "EC2 Auto Scaling Instance Refresh Failed"],
    detail: { AutoScalingGroupName: [compute.autoScalingGroupName] },
  });
  create("failed-backups", "Backups, copies and restores that fail", {
    source: ["aws.backup"],
    "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
    detail: { $or: [{ state: ["FAILED", "ABORTED", "EXPIRED"] }, { status: ["FAILED", "ABORTED"] }] },
  });
  create("trouble-inside-aws", "What AWS Health says of this account", {
    source: ["aws.health"],
    detail: { eventTypeCategory: ["issue"] },
  });
  new aws.rds.EventSubscription(
    `${name}-database`,
    {
      snsTopic: ticket.arn,
      sourceType: "db-instance",
      sourceIds: [...database.identifiers],
      eventCategories: DATABASE_EVENTS,
    },
    options,
  );
  if (budgetMonthlyUsd !== undefined) createBudget(name, budgetMonthlyUsd, ticket, options);
}

/** Over the whole account: a budget over a tag counts nothing until somebody turns the tag on for billing. */
function createBudget(
  name: string,
  monthlyUsd: number,
  ticket: aws.sns.Topic,
  options: pulumi.CustomResourceOptions,
): void {
  const notify = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    comparisonOperator: "GREATER_THAN",
    subscriberSnsTopicArns: [ticket.arn],
  });
  new aws.budgets.Budget(
    `${name}-month`,
    {
      budgetType: "COST",
      limitAmount: monthlyUsd.toString(),
      limitUnit: "USD",
      timeUnit: "MONTHLY",
      notifications: [notify("ACTUAL", SPENT_PERCENT), notify("FORECASTED", FORECAST_PERCENT)],
    },
    options,
  );
}
