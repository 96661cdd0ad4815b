import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { OBSERVABILITY_ARGS, OBSERVABILITY_NAME, runObservability } from "../../support/observability";

const QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";

async function ask(overrides: Parameters<typeof runObservability>[0] = {}): Promise<GraphResource[]> {
  return (await runObservability(overrides)).graph.all(QUERY);
}

const roleOf = ({ name }: GraphResource): string => name.slice(OBSERVABILITY_NAME.length + 1);

describe("the saved questions to the logs", () => {
  it("are asked of the log that can answer, one command after the other", async () => {
    const asked = (await ask()).map((query) => {
      const { logGroupNames, queryString, region } = query.inputs;
      return [roleOf(query), (logGroupNames as string[])[0], String(queryString).split("\n| "), region ?? "here"];
    });
    const errors = "filter @message like /(?i)(error|exception|fatal)/";
    const database = "/aws/rds/instance/db/postgresql";
    assert.deepEqual(asked, [
      ["errors-by-minute", "application", [errors, "stats count(*) as errors by bin(1m)"], "here"],
      [
        "latest-errors",
        "application",
        ["fields @timestamp, @logStream, @message", errors, "sort @timestamp desc", "limit 100"],
        "here",
      ],
      [
        "slow-statements",
        database,
        ["parse @message /duration: (?<ms>[0-9.]+) ms/", "filter ispresent(ms)", "sort ms desc", "limit 50"],
        "here",
      ],
      [
        "database-errors",
        database,
        ["filter @message like /(ERROR|FATAL|PANIC):/", "sort @timestamp desc", "limit 100"],
        "here",
      ],
      [
        "refused-traffic",
        "flow-logs",
        [
          'filter action = "REJECT"',
          "stats count(*) as refused by srcAddr, dstAddr, dstPort",
          "sort refused desc",
          "limit 50",
        ],
        "here",
      ],
      [
        "blocked-requests",
        "aws-waf-logs-1",
        [
          'filter action = "BLOCK"',
          "stats count(*) as blocked by terminatingRuleId, httpRequest.country",
          "sort blocked desc",
          "limit 50",
        ],
        "us-east-1",
      ],
    ]);
  });

  it("are not asked of logs that are not there", async () => {
    const network = { ...OBSERVABILITY_ARGS.network, flowLogGroupName: undefined };
    const roles = (await ask({ network, edge: undefined })).map(roleOf);
    assert.deepEqual(roles, ["errors-by-minute", "latest-errors", "slow-statements", "database-errors"]);
  });
});
