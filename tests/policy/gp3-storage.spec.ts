import assert from "node:assert/strict";
import { DATABASE } from "../../policy/databases";
import { isStripable, stripedFromGib } from "../../policy/gp3-storage";
import { ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

describe("gp3 storage of RDS", () => {
  it("is striped from a size that depends on the engine, and never for SQL Server", () => {
    assert.deepEqual(["postgres", "mysql", "mariadb", "db2-se", "oracle-ee", "sqlserver-web", ""].map(stripedFromGib), [
      400,
      400,
      400,
      400,
      200,
      undefined,
      undefined,
    ]);
  });

  it("is what can be striped; other storage cannot", () => {
    const isStripableWith = (inputs: Readonly<Record<string, string>>) => {
      const instance = makeResource(DATABASE, "database", inputs);
      return isStripable(ResourceView.of(instance), new StackView(makeGraph([instance]), "dev"));
    };
    assert.equal(isStripableWith({ engine: "postgres", storageType: "gp3" }), true);
    assert.equal(isStripableWith({ engine: "postgres", storageType: "io2" }), false);
    assert.equal(isStripableWith({ engine: "postgres" }), false);
    assert.equal(isStripableWith({ engine: "sqlserver-ee", storageType: "gp3" }), false);
  });
});
