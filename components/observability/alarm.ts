import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Topics } from "./topics";

/** `page` wakes somebody, `ticket` waits for the morning. */
export type Severity = "page" | "ticket";

/** Alarms that speak for several; each is made in composite-alarms.ts. */
export type CompositeRole = "down-for-readers" | "budget-burns-fast" | "budget-burns-slowly";

/** The parts of the stack in the order in which a request passes them; the dashboard's rows. */
export const ROWS = [
  "Edge",
  "Load balancer",
  "Instances",
  "Database",
  "Cache",
  "Tables",
  "Storage",
  "Way out",
] as const;

/** One metric, as CloudWatch names it. */
export interface Series {
  readonly namespace: string;
  readonly metric: string;
  /** `Sum`, `Average`, `Maximum`, `Minimum`, or a percentile such as `p99`. */
  readonly statistic: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** An alarm as plain data; the alarm itself and its place on the dashboard are both made from it. */
export interface AlarmDefinition {
  /** Part of the logical name, and unique: `database-cpu`. */
  readonly role: string;
  readonly row: (typeof ROWS)[number];
  /** The dashboard's title, with its unit: `CPU, %`. Equal titles stand side by side. */
  readonly title: string;
  /** The zone, node or instance, where there are several. */
  readonly place?: string;
  /** What is wrong, and where to look: the first thing that a woken person reads. */
  readonly says: string;
  readonly severity: Severity;
  /** It tells nobody by itself: this composite alarm tells for it and others, once. */
  readonly through?: CompositeRole;
  /** Kept where the environment's policy wants few alarms. */
  readonly isEssential?: boolean;
  /** One metric, or what `expression` calculates with, by id. */
  readonly series: Readonly<Record<string, Series>>;
  readonly expression?: string;
  readonly when: ">" | ">=" | "<" | "<=";
  readonly threshold: number;
  readonly periodSeconds: number;
  /** How many periods in a row must be bad. */
  readonly periods: number;
  /** What silence means, and why. Nothing is left to CloudWatch's default. */
  readonly missing: { readonly as: "breaching" | "notBreaching" | "ignore"; readonly because: string };
  /** Where the metric lives, if not in the stack's Region. */
  readonly region?: string;
}

const OPERATORS = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
} as const;

/** CloudWatch calls the result of an expression by its id. */
const RESULT = "result";

/** Creates one alarm: 0.10 USD a month for each metric it looks at. It tells when it begins and when it is over. */
export function createAlarm(
  name: string,
  definition: AlarmDefinition,
  { label, topics }: { readonly label: string; readonly topics: Topics },
  options: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const { role, region, says, severity, through, when, threshold, periods, missing } = definition;
  const actions = through === undefined ? [topics[severity].arn] : [];
  return new aws.cloudwatch.MetricAlarm(
    `${name}-${role}`,
    {
      ...(region !== undefined && { region }),
      alarmDescription: `${label}: ${says}`,
      comparisonOperator: OPERATORS[when],
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      treatMissingData: missing.as,
      alarmActions: actions,
      okActions: actions,
      ...describeMetrics(definition),
    },
    options,
  );
}

function describeMetrics(definition: AlarmDefinition): Partial<aws.cloudwatch.MetricAlarmArgs> {
  const { series, expression, periodSeconds: period, title } = definition;
  const entries = Object.entries(series);
  const [only] = entries;
  if (expression === undefined && only !== undefined && entries.length === 1) {
    const { namespace, metric: metricName, statistic, dimensions } = only[1];
    return { namespace, metricName, period, dimensions, ...describeStatistic(statistic) };
  }
  if (expression === undefined) throw new Error(`${definition.role} needs an expression for its metrics`);
  const metrics = entries.map(([id, { namespace, metric: metricName, statistic: stat, dimensions }]) => ({
    id,
    returnData: false,
    metric: { namespace, metricName, period, stat, dimensions },
  }));
  return { metricQueries: [{ id: RESULT, expression, label: title, returnData: true }, ...metrics] };
}

/** The API takes percentiles under another name. */
function describeStatistic(statistic: string): { statistic: string } | { extendedStatistic: string } {
  return statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic };
}
