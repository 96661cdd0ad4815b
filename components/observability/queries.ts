import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import type { ObservabilityArgs } from "./observability-args";

interface Question {
  readonly role: string;
  readonly logGroupName: pulumi.Input<string>;
  /** CloudWatch Logs Insights, one command a line. */
  readonly lines: readonly string[];
  readonly region?: string;
}

/** Saved questions to the logs, for who was just woken. Free; a query costs 0.0076 USD per GB it reads in Seoul. */
export function createQueries(name: string, args: ObservabilityArgs, options: pulumi.CustomResourceOptions): void {
  for (const { role, logGroupName, lines, region } of planQuestions(args)) {
    new aws.cloudwatch.QueryDefinition(
      `${name}-${role}`,
      { ...(region !== undefined && { region }), logGroupNames: [logGroupName], queryString: lines.join("\n| ") },
      options,
    );
  }
}

function planQuestions({ compute, database, network, edge }: ObservabilityArgs): Question[] {
  const { flowLogGroupName } = network;
  return [
    {
      role: "errors-by-minute",
      logGroupName: compute.logGroupName,
      lines: ["filter @message like /(?i)(error|exception|fatal)/", "stats count(*) as errors by bin(1m)"],
    },
    {
      role: "latest-errors",
      logGroupName: compute.logGroupName,
      lines: [
        "fields @timestamp, @logStream, @message",
        "filter @message like /(?i)(error|exception|fatal)/",
        "sort @timestamp desc",
        "limit 100",
      ],
    },
    {
      role: "slow-statements",
      logGroupName: database.logGroupName,
      lines: ["parse @message /duration: (?<ms>[0-9.]+) ms/", "filter ispresent(ms)", "sort ms desc", "limit 50"],
    },
    {
      role: "database-errors",
      logGroupName: database.logGroupName,
      lines: ["filter @message like /(ERROR|FATAL|PANIC):/", "sort @timestamp desc", "limit 100"],
    },
    ...(flowLogGroupName === undefined ? [] : [askForRefusals(flowLogGroupName)]),
    ...(edge?.firewall === undefined ? [] : [askForBlocks(edge.firewall.logGroupName)]),
  ];
}

function askForRefusals(logGroupName: pulumi.Input<string>): Question {
  return {
    role: "refused-traffic",
    logGroupName,
    lines: [
      'filter action = "REJECT"',
      "stats count(*) as refused by srcAddr, dstAddr, dstPort",
      "sort refused desc",
      "limit 50",
    ],
  };
}

function askForBlocks(logGroupName: pulumi.Input<string>): Question {
  return {
    role: "blocked-requests",
    logGroupName,
    lines: [
      'filter action = "BLOCK"',
      "stats count(*) as blocked by terminatingRuleId, httpRequest.country",
      "sort blocked desc",
      "limit 50",
    ],
    region: CLOUDFRONT_REGION,
  };
}
