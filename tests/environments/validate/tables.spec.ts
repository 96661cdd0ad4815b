import assert from "node:assert/strict";
import type { StackFile } from "../../../environments/schema";
import { validateTables } from "../../../environments/validate/tables";

type Tables = NonNullable<StackFile["tables"]>;

const AWS = { accountId: "111111111111", region: "ap-northeast-2" };
const problemsOf = (tables: Partial<Tables>, aws = AWS) => validateTables({ aws, tables });
const NAMED: Tables["tables"] = { "viewing-state": { partitionKey: "viewerId", sortKey: "titleId" } };

describe("the tables' facts", () => {
  it("are accepted with keys that differ and Regions of their own, and where there are none", () => {
    assert.deepEqual(problemsOf({ tables: NAMED, replicaRegions: ["us-east-1", "eu-west-1"] }), []);
    assert.deepEqual(validateTables({ aws: AWS }), []);
    assert.deepEqual(validateTables({ tables: {} }), []);
  });

  const refused: [sentence: string, tables: Partial<Tables>, key: string, reason: RegExp][] = [
    ["with a key that is both", { tables: { one: { partitionKey: "a", sortKey: "a" } } }, "tables.one.sortKey", /both/],
    [
      "with an index whose key is both",
      { tables: { one: { partitionKey: "a", indexes: { two: { partitionKey: "b", sortKey: "b" } } } } },
      "tables.one.indexes.two.sortKey",
      /both/,
    ],
    [
      "with a time to live that is a key",
      { tables: { one: { partitionKey: "a", sortKey: "at", expiryAttribute: "at" } } },
      "tables.one.expiryAttribute",
      /by a number/,
    ],
    ["with a copy in their own Region", { replicaRegions: ["ap-northeast-2"] }, "replicaRegions", /its own Region/],
    ["with a copy twice", { replicaRegions: ["us-east-1", "us-east-1"] }, "replicaRegions", /once/],
    ["with a copy in GovCloud", { replicaRegions: ["us-gov-west-1"] }, "replicaRegions", /partition of AWS/],
  ];
  for (const [sentence, tables, key, reason] of refused) {
    it(`are refused ${sentence}`, () => {
      const [problem, ...others] = problemsOf({ tables: NAMED, ...tables });
      assert.deepEqual(others, []);
      assert.equal(problem?.key, `tables.${key}`);
      assert.match(problem.reason ?? "", reason);
    });
  }
});
