import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ObservabilityArgs } from "./observability-args";

/** At most of the month's budget, percent: spent, and forecast. */
const SPENT_PERCENT = 80;
const FORECAST_PERCENT = 100;

/** What is worth a look: an anomaly that has cost this share of the month's budget. */
const ANOMALY_SHARE = 0.1;

/** Cost Explorer lives here; so do the topics that it publishes to. */
export const BILLING_REGION = "us-east-1";

/**
 * Tells when the month's budget is nearly spent or forecast to be, and when a service costs what it never did. Over the
 * whole account: what looks at a tag counts nothing until somebody turns the tag on for billing. Free of charge.
 */
export function createBillAlerts(
  name: string,
  monthlyUsd: number,
  { anomalyMonitorArn }: Pick<ObservabilityArgs, "anomalyMonitorArn">,
  ticket: { readonly atHome: aws.sns.Topic; readonly ofBilling: aws.sns.Topic },
  options: pulumi.CustomResourceOptions,
): void {
  createBudget(name, monthlyUsd, ticket.atHome, options);
  createAnomalyAlert(name, monthlyUsd, anomalyMonitorArn ?? createMonitor(name, options), ticket.ofBilling, options);
}

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

/**
 * Every service of the account by itself. AWS refuses a second one in an account, and has made one where Cost Explorer
 * was opened: https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
 */
function createMonitor(name: string, options: pulumi.CustomResourceOptions): pulumi.Output<string> {
  return new aws.costexplorer.AnomalyMonitor(
    `${name}-services`,
    { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
    options,
  ).arn;
}

function createAnomalyAlert(
  name: string,
  monthlyUsd: number,
  monitorArn: pulumi.Input<string>,
  ticket: aws.sns.Topic,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.costexplorer.AnomalySubscription(
    `${name}-anomalies`,
    {
      // A topic gets each anomaly as it is found; AWS sums up for e-mail only.
      frequency: "IMMEDIATE",
      monitorArnLists: [monitorArn],
      subscribers: [{ type: "SNS", address: ticket.arn }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [(monthlyUsd * ANOMALY_SHARE).toString()],
        },
      },
    },
    options,
  );
}
