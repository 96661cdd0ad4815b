import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { cents, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

const USAGE = { tableWritesMillion: 100, tableReadsMillion: 200, tableGb: 10 };
const table = (inputs: JsonObject = {}): GraphResource =>
  makeResource("aws:dynamodb/table:Table", "state", { billingMode: "PAY_PER_REQUEST", ...inputs });
const costs = (...tables: readonly GraphResource[]): Record<string, number> => {
  const lines = price(tables, USAGE).lines.map(({ what, monthlyUsd }) => [what, cents(monthlyUsd)] as const);
  return Object.fromEntries(lines);
};

describe("the cost of a table", () => {
  it("is what is written, read and kept", () => {
    assert.deepEqual(costs(table()), {
      "table, writes": 68, // 100 million x 0.68
      "table, reads": 13.55, // 200 million x half a unit x 0.1355
      "table, storage": 2.71, // 10 GB x 0.27075
    });
  });

  it("is that once more for each index, and for recovery what is kept", () => {
    const indexed = costs(table({ globalSecondaryIndexes: [{ name: "one" }], pointInTimeRecovery: { enabled: true } }));
    assert.equal(indexed["table, writes"], 136);
    assert.equal(indexed["table, storage"], 5.42);
    assert.equal(indexed["table, recovery to any second"], 4.33); // 20 GB x 0.2166
  });

  it("is, for a replica, its writes and what it keeps at its Region's prices, and the way there", () => {
    const copied = costs(table({ replicas: [{ regionName: "us-east-1" }] }));
    assert.equal(copied["replica in us-east-1, writes"], 62.5);
    assert.equal(copied["replica in us-east-1, storage"], 2.5);
    assert.equal(copied["replica in us-east-1, transfer"], 8); // 100 million x 1 KB, 0.08 a GB
  });

  it("is all of it at the table that is written most often, whichever stands first", () => {
    const indexed = table({ globalSecondaryIndexes: [{ name: "one" }] });
    const other = { ...table(), name: "other", urn: "other" };
    for (const tables of [
      [indexed, other],
      [other, indexed],
    ]) {
      assert.equal(costs(...tables)["table, writes"], 136);
      assert.equal(
        price(tables, USAGE).lines.some(({ name }) => name === "other"),
        false,
      );
    }
  });

  it("is not known where capacity is provisioned", () => {
    assert.deepEqual(unpriced(table({ billingMode: "PROVISIONED" })), [
      "table, capacity: no price for provisioned capacity",
    ]);
  });
});
