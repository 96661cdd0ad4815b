import assert from "node:assert/strict";
import { ConfigurationError } from "../../../components/shared/errors";
import { Tables, type TablesArgs } from "../../../components/tables/tables";
import { type MockedGraph, runMocked } from "../../support/mocks";

const NAME = "cloudmart-tables";
const TABLE = "aws:dynamodb/table:Table";
const KEY = "aws:kms/key:Key";

const ARGS: TablesArgs = {
  region: "ap-northeast-2",
  tables: {
    "viewing-state": {
      partitionKey: "viewerId",
      sortKey: "titleId",
      expiryAttribute: "expiresAt",
      indexes: { "newest-first": { partitionKey: "viewerId", sortKey: "watchedAt" } },
    },
    recommendations: { partitionKey: "viewerId", maxWriteUnitsPerSecond: 1000 },
  },
  isProtected: true,
};

async function run(overrides: Partial<TablesArgs> = {}): Promise<{ tables: Tables; graph: MockedGraph }> {
  const { result, graph } = await runMocked(() => new Tables(NAME, { ...ARGS, ...overrides }));
  return { tables: result, graph };
}

describe("a table", () => {
  it("is paid by use, found by its keys, and declares what is a key and nothing else", async () => {
    const { inputs } = (await run()).graph.one(TABLE, `${NAME}-viewing-state`);
    assert.equal(inputs["billingMode"], "PAY_PER_REQUEST");
    assert.deepEqual([inputs["hashKey"], inputs["rangeKey"]], ["viewerId", "titleId"]);
    assert.deepEqual(
      inputs["attributes"],
      ["viewerId", "titleId", "watchedAt"].map((name) => ({ name, type: "S" })),
    );
    assert.deepEqual(inputs["globalSecondaryIndexes"], [
      { name: "newest-first", hashKey: "viewerId", rangeKey: "watchedAt", projectionType: "ALL" },
    ]);
    assert.deepEqual(inputs["ttl"], { enabled: true, attributeName: "expiresAt" });
  });

  it("has no sort key, no time to live and no index where none is asked for", async () => {
    const { inputs } = (await run()).graph.one(TABLE, `${NAME}-recommendations`);
    assert.deepEqual([inputs["rangeKey"], inputs["ttl"], inputs["globalSecondaryIndexes"]], [undefined, undefined, []]);
  });

  it("is restorable to any second of 35 days, and encrypted with the tier's key, which turns by itself", async () => {
    const { graph } = await run();
    const key = graph.one(KEY);
    assert.equal(key.inputs["enableKeyRotation"], true);
    for (const { inputs } of graph.all(TABLE)) {
      assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true, recoveryPeriodInDays: 35 });
      assert.deepEqual(inputs["serverSideEncryption"], {
        enabled: true,
        kmsKeyArn: `arn:aws:kms:ap-northeast-2:123456789012:key/${key.name}`,
      });
    }
  });

  it("takes no more a second than the stack file says, its indexes included", async () => {
    const indexes = { other: { partitionKey: "titleId" } };
    const limits = { maxWriteUnitsPerSecond: 1000, maxReadUnitsPerSecond: 5000 };
    const { graph } = await run({ tables: { one: { partitionKey: "viewerId", indexes, ...limits } } });
    const { inputs } = graph.one(TABLE);
    const expected = { maxWriteRequestUnits: 1000, maxReadRequestUnits: 5000 };
    assert.deepEqual(inputs["onDemandThroughput"], expected);
    const [index] = inputs["globalSecondaryIndexes"] as { onDemandThroughput: unknown }[];
    assert.deepEqual(index?.onDemandThroughput, expected);
    const free = (await run()).graph.one(TABLE, `${NAME}-viewing-state`).inputs;
    assert.equal(free["onDemandThroughput"], undefined);
  });

  it("outlives a destroy by policy, as its key does", async () => {
    for (const isProtected of [true, false]) {
      const { graph } = await run({ isProtected, replicaRegions: ["us-east-1"] });
      for (const table of graph.all(TABLE)) {
        assert.equal(table.inputs["deletionProtectionEnabled"], isProtected);
        assert.equal(table.options.protect, isProtected);
      }
      for (const key of graph.all(KEY)) {
        assert.equal(key.options.protect, isProtected);
        assert.equal(key.inputs["deletionWindowInDays"], isProtected ? 30 : 7);
      }
    }
  });
});

describe("a table's copies", () => {
  it("follow by a stream, each with a key of its own Region, as restorable and protected as the table", async () => {
    const { graph } = await run({ replicaRegions: ["us-east-1", "eu-west-1"] });
    const keys = graph.all(KEY).map(({ name, inputs }) => [name, inputs["region"]]);
    assert.deepEqual(keys.sort(), [
      [`${NAME}-eu-west-1-key`, "eu-west-1"],
      [`${NAME}-key`, undefined],
      [`${NAME}-us-east-1-key`, "us-east-1"],
    ]);
    for (const { inputs } of graph.all(TABLE)) {
      assert.deepEqual([inputs["streamEnabled"], inputs["streamViewType"]], [true, "NEW_AND_OLD_IMAGES"]);
      assert.deepEqual(
        inputs["replicas"],
        ["us-east-1", "eu-west-1"].map((regionName) => ({
          regionName,
          kmsKeyArn: `arn:aws:kms:${regionName}:123456789012:key/${NAME}-${regionName}-key`,
          pointInTimeRecovery: true,
          deletionProtectionEnabled: true,
          propagateTags: true,
        })),
      );
    }
  });

  it("are none without a Region to stand in, and nor is the stream", async () => {
    for (const { inputs } of (await run()).graph.all(TABLE)) {
      assert.deepEqual([inputs["replicas"], inputs["streamEnabled"]], [undefined, undefined]);
    }
  });

  it("are refused in the table's own Region, and twice in one", async () => {
    for (const replicaRegions of [["ap-northeast-2"], ["us-east-1", "us-east-1"]]) {
      await assert.rejects(run({ replicaRegions }), (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.match(
          error.message,
          /tables\.replicaRegions is .*; allowed: Regions other than ap-northeast-2, each once/,
        );
        return true;
      });
    }
  });
});

describe("the tables tier", () => {
  it("says of each table its name, its ARN and its indexes, by the name in the stack file", async () => {
    const { tables } = await run();
    assert.deepEqual(Object.keys(tables.tables), ["viewing-state", "recommendations"]);
    assert.deepEqual(Object.keys(tables.tableNames), ["viewing-state", "recommendations"]);
    assert.deepEqual(tables.tables["viewing-state"]?.indexNames, ["newest-first"]);
    assert.deepEqual(tables.tables["recommendations"]?.indexNames, []);
  });

  it("refuses keys that DynamoDB refuses", async () => {
    const one = { partitionKey: "viewerId", sortKey: "viewerId" };
    await assert.rejects(
      run({ tables: { one } }),
      /tables\.tables\.one\.sortKey is "viewerId"; allowed: another attribute/,
    );
  });
});
