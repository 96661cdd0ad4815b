import assert from "node:assert/strict";
import fc from "fast-check";
import { givenFacts, isRecord, valueAt } from "../../../environments/validate/given";
import { STACKS } from "../../support/program";
import { readFacts, withValues } from "../../support/stack-files";

/** As JSON, in which an optional key that is undefined is one that is not there. */
function inspect(facts: unknown): string {
  return JSON.stringify(facts, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

describe("what is left of a stack file", () => {
  it("is all of it where nothing is wrong", () => {
    for (const stack of STACKS) assert.equal(inspect(givenFacts(readFacts(stack))), inspect(readFacts(stack)));
  });

  it("leaves out single values of the wrong shape and keeps their neighbours", () => {
    const facts = withValues<unknown>(readFacts("prod"), {
      "database.storageGiB": "20",
      "network.availabilityZones": [1],
    });
    const { database, network } = givenFacts(facts);
    assert.equal(database?.storageGiB, undefined);
    assert.equal(database?.maxStorageGiB, 100);
    assert.equal(network?.availabilityZones, undefined);
    assert.equal(network?.workloadZoneCount, 2);
  });

  it("leaves out a block that is none, and keys that nobody knows", () => {
    const facts = givenFacts(withValues<unknown>(readFacts("prod"), { cache: "redis", colour: "blue" }));
    assert.equal(facts.cache, undefined);
    assert.ok(!("colour" in facts));
  });

  it("is found for anything", () => {
    fc.assert(fc.property(fc.anything(), (raw) => isRecord(givenFacts(raw))));
  });
});

describe("a value at a path", () => {
  it("is found through blocks and lists", () => {
    assert.equal(valueAt({ a: [{ b: 1 }] }, ["a", 0, "b"]), 1);
    assert.equal(valueAt("whole", []), "whole");
  });

  it("is missing where the path leaves the data, also into what every object inherits", () => {
    assert.deepEqual(
      [["x"], ["a", "b", "c"], ["toString"], ["__proto__"]].map((path) => valueAt({ a: null }, path)),
      [undefined, undefined, undefined, undefined],
    );
  });
});
