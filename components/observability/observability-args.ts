import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse, unless } from "../shared/errors";

/** Who is told. An address may stand in both. */
export interface Audience {
  readonly emails?: readonly string[] | undefined;
  /** HTTPS endpoints that confirm a subscription by themselves, as chat and on-call services do. */
  readonly webhooks?: readonly string[] | undefined;
}

/** What the observability tier is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface ObservabilityArgs {
  readonly network: {
    /** One for each, with its zone. */
    readonly natGateways: readonly { readonly zone: string; readonly id: pulumi.Input<string> }[];
    readonly workloadZones: readonly string[];
    /** Undefined without flow logs. */
    readonly flowLogGroupName?: pulumi.Input<string> | undefined;
  };
  readonly database: {
    /** The primary first, then its replicas. */
    readonly identifiers: readonly pulumi.Input<string>[];
    readonly instanceClass: string;
    readonly storageGiB: number;
    readonly logGroupName: pulumi.Input<string>;
  };
  readonly cache: {
    readonly nodeIds: readonly pulumi.Input<string>[];
    readonly nodeType: string;
    /** Sessions are never evicted; a cache that is full of them takes no more. */
    readonly purpose: "cache" | "sessions";
    /** Where ElastiCache tells what happens to the nodes; undefined where it tells nobody. */
    readonly eventTopicArn?: pulumi.Input<string> | undefined;
  };
  /** By the name in the stack file. */
  readonly tables?:
    | {
        readonly tables: Readonly<
          Record<string, { readonly name: pulumi.Input<string>; readonly indexNames: readonly string[] }>
        >;
        readonly replicaRegions: readonly string[];
      }
    | undefined;
  /** What is copied to another Region, by what it is: `archive`. */
  readonly storage?:
    | {
        readonly replications: Readonly<
          Record<
            string,
            {
              readonly sourceBucket: pulumi.Input<string>;
              readonly destinationBucket: pulumi.Input<string>;
              readonly ruleId: string;
              readonly destinationRegion: string;
            }
          >
        >;
      }
    | undefined;
  readonly compute: {
    readonly loadBalancerArnSuffix: pulumi.Input<string>;
    readonly targetGroupArnSuffix: pulumi.Input<string>;
    readonly autoScalingGroupName: pulumi.Input<string>;
    readonly logGroupName: pulumi.Input<string>;
    /** The web ACL before the load balancer; undefined where the CDN's is the only one. */
    readonly firewall?: { readonly metricName: string } | undefined;
  };
  /** The second door; undefined where the CDN is the only one. */
  readonly accelerator?: { readonly healthCheckId: pulumi.Input<string> | undefined } | undefined;
  readonly edge?:
    | {
        readonly distributionId: pulumi.Input<string>;
        readonly firewall: { readonly metricName: string; readonly logGroupName: pulumi.Input<string> } | undefined;
        readonly healthCheckId: pulumi.Input<string> | undefined;
      }
    | undefined;
  readonly domain?:
    { readonly certificateArn: pulumi.Input<string>; readonly viewerCertificateArn: pulumi.Input<string> } | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Names what an account has by name only: the dashboard, and the composite alarms. */
  readonly label: string;
  /** AWS Budgets tells at 80 and 100 % of it, US dollars a month; without it nobody watches the bill. */
  readonly budgetMonthlyUsd?: number | undefined;
  /** The account's own monitor of cost anomalies, of which AWS allows one; left out, the stack makes it. */
  readonly anomalyMonitorArn?: string | undefined;
  /** How many of the service's requests X-Ray records; undefined where none is traced. */
  readonly tracing?: { readonly serviceName: string; readonly percent: number } | undefined;
  /** Needed with `isPaging`. */
  readonly page?: Audience | undefined;
  readonly ticket: Audience;
  /** Objective for answered requests, for example 99.99; needed with `isErrorBudgetWatched`. */
  readonly availabilityPercent?: number | undefined;
  /** CPU of database, cache and instances. */
  readonly cpuPercent: number;
  /** Lowered where the instance class takes fewer. */
  readonly databaseConnections: number;
  readonly replicaLagSeconds: number;
  /** Share of answers with a status of 500 or more. */
  readonly errorPercent: number;
  /** The slowest hundredth of answers. */
  readonly latencySeconds: number;
  /** With fewer requests a minute, shares and percentiles say nothing. */
  readonly requestsPerMinuteFloor: number;
  /** Wake somebody; else everything is a ticket. */
  readonly isPaging: boolean;
  /** All alarms, or the essential ones. */
  readonly hasEveryAlarm: boolean;
  /** Alarms on how fast the error budget burns; 2.40 USD a month. */
  readonly isErrorBudgetWatched: boolean;
  /** The key of the topics cannot be deleted by accident. */
  readonly isProtected: boolean;
}

/** Key, lowest, highest. */
type Range = readonly [keyof ObservabilityArgs, number, number];

const RANGES: readonly Range[] = [
  ["cpuPercent", 1, 100],
  ["databaseConnections", 1, 1_000_000],
  ["replicaLagSeconds", 1, 86_400],
  ["errorPercent", 0.001, 100],
  ["latencySeconds", 0.001, 3_600],
  ["requestsPerMinuteFloor", 0, 1_000_000],
];

/** Refuses, all at once, alarms that cannot ring and alarms that nobody hears. */
export function refuseBadArgs(args: ObservabilityArgs): void {
  refuse([
    ...RANGES.flatMap(([key, lowest, highest]) => {
      const received = args[key] as number;
      const allowed = `${lowest.toString()} to ${highest.toString()}`;
      return unless(received >= lowest && received <= highest, { key: `observability.${key}`, received, allowed });
    }),
    ...unless(hasListener(args.ticket), {
      key: "observability.ticket",
      received: args.ticket,
      allowed: "an address at least",
      reason: "An alarm that nobody hears is none",
    }),
    ...unless(!args.isPaging || (args.page !== undefined && hasListener(args.page)), {
      key: "observability.page",
      received: args.page,
      allowed: "an address at least",
      reason: "This environment's policy pages somebody",
    }),
    ...findObjectiveProblems(args),
    ...findTracingProblems(args),
  ]);
}

function findObjectiveProblems({ availabilityPercent: received, isErrorBudgetWatched }: ObservabilityArgs): Problem[] {
  const isUsable = received !== undefined && received >= 90 && received < 100;
  return unless(isUsable || (received === undefined && !isErrorBudgetWatched), {
    key: "observability.availabilityPercent",
    received,
    allowed: "90 to below 100, such as 99.99",
    reason: "The error budget is what the objective leaves",
  });
}

/** A sampling rule is named after the service. https://docs.aws.amazon.com/xray/latest/api/API_SamplingRule.html */
const LONGEST_SERVICE_NAME = 32;

function findTracingProblems({ tracing }: ObservabilityArgs): Problem[] {
  if (tracing === undefined) return [];
  const { serviceName, percent } = tracing;
  return [
    ...unless(percent > 0 && percent <= 100, {
      key: "observability.tracedPercent",
      received: percent,
      allowed: "above 0, to 100",
    }),
    ...unless(serviceName.length <= LONGEST_SERVICE_NAME, {
      key: "observability.tracing.serviceName",
      received: serviceName,
      allowed: `at most ${LONGEST_SERVICE_NAME} characters; give the stack a shorter name`,
    }),
  ];
}

function hasListener({ emails = [], webhooks = [] }: Audience): boolean {
  return emails.length + webhooks.length > 0;
}
