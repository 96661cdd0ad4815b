import assert from "node:assert/strict";
import { Logging, type LoggingArgs } from "../../../components/logging/logging";
import { ACCOUNT, documentOf, evaluateIam } from "../../support/iam";
import { type MockedGraph, runMocked } from "../../support/mocks";

const KEY = "aws:kms/key:Key";
const ARGS: LoggingArgs = { region: "ap-northeast-2", accountId: ACCOUNT, hasEdgeLogs: true, isProtected: true };

async function build(overrides: Partial<LoggingArgs> = {}): Promise<{ graph: MockedGraph; result: Logging }> {
  return runMocked(() => new Logging("logging", { ...ARGS, ...overrides }));
}

const regionsOf = ({ graph }: { graph: MockedGraph }): unknown[] =>
  graph.all(KEY).map(({ inputs }) => inputs["region"]);

describe("the keys of the log groups", () => {
  it("are one for each Region that logs", async () => {
    assert.deepEqual(regionsOf(await build()), [undefined, "us-east-1"]);
    for (const overrides of [{ hasEdgeLogs: false }, { region: "us-east-1" }]) {
      const run = await build(overrides);
      assert.deepEqual(regionsOf(run), [undefined]);
      assert.equal(run.result.edgeKeyArn, run.result.keyArn);
    }
  });

  it("turn each year, and cannot be deleted by accident where the stack is protected", async () => {
    for (const [isProtected, days] of [
      [true, 30],
      [false, 7],
    ] as const) {
      for (const { inputs, options } of (await build({ isProtected })).graph.all(KEY)) {
        assert.deepEqual(
          [inputs["enableKeyRotation"], inputs["deletionWindowInDays"], options.protect],
          [true, days, isProtected],
        );
      }
    }
  });

  const own = { service: "logs.ap-northeast-2.amazonaws.com", account: ACCOUNT };
  for (const [who, { service, account }, expected] of [
    ["CloudWatch Logs for a group of this account", own, "Allowed"],
    ["another account's groups", { ...own, account: "999999999999" }, "ImplicitlyDenied"],
    ["CloudWatch Logs of another Region", { ...own, service: "logs.us-east-1.amazonaws.com" }, "ImplicitlyDenied"],
  ] as const) {
    it(`${expected === "Allowed" ? "let" : "do not let"} ${who} encrypt and decrypt`, async () => {
      const { graph } = await build();
      const resource = documentOf(graph, KEY, "logging-key");
      for (const action of ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]) {
        const request = {
          principal: service,
          action,
          resource: `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/logging-key`,
          context: {
            "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:ap-northeast-2:${account}:log-group:application`,
          },
        };
        assert.equal(evaluateIam(request, { resource }), expected, action);
      }
    });
  }
});
