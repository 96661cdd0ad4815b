import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createLogDelivery } from "../../../components/cache/log-delivery";
import { runMocked, valueOf } from "../../support/mocks";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

function deliver() {
  return runMocked(() =>
    createLogDelivery("cache", { logRetentionDays: 7 }, new pulumi.ComponentResource("test:index:Parent", "parent")),
  );
}

describe("the cache's log delivery", () => {
  it("sends the slow log and the engine log as JSON, each to its own log group", async () => {
    const { result } = await deliver();
    assert.deepEqual(await valueOf(pulumi.output(result)), [
      {
        logType: "slow-log",
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: "cache-slow-log-1a2b3c4",
      },
      {
        logType: "engine-log",
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: "cache-engine-log-1a2b3c4",
      },
    ]);
  });

  it("creates both groups itself, so that they keep logs no longer than told", async () => {
    const { graph } = await deliver();
    assert.deepEqual(
      graph.all(LOG_GROUP).map(({ name, inputs }) => [name, inputs]),
      [
        ["cache-slow-log", { retentionInDays: 7 }],
        ["cache-engine-log", { retentionInDays: 7 }],
      ],
    );
  });

  it("leaves the resource policy to AWS", async () => {
    const { graph } = await deliver();
    assert.deepEqual([...new Set(graph.resources.map(({ type }) => type))], ["test:index:Parent", LOG_GROUP]);
  });
});
