import assert from "node:assert/strict";
import fc from "fast-check";
import { describeProblem } from "../../components/shared/errors";
import { validate } from "../../environments/validate";
import { pathsOf, readFacts, withValues } from "../support/stack-files";
import { anyText } from "../support/texts";

function keysOf(changes: Readonly<Record<string, unknown>>, stack = "prod"): string[] {
  return validate(withValues<unknown>(readFacts(stack), changes), stack).map(({ key }) => key);
}

describe("a whole stack file", () => {
  it("has no problem as it stands", () => {
    assert.deepEqual(validate(readFacts("dev"), "dev"), []);
    assert.deepEqual(validate(readFacts("prod"), "prod"), []);
  });

  it("is checked by every topic's rules", () => {
    assert.deepEqual(keysOf({ timeZone: "Europe/Berlin" }), ["timeZone"]);
    assert.deepEqual(keysOf({ "tags.owner": "50 €" }), ["tags.owner"]);
    assert.deepEqual(keysOf({ "network.cidrBlock": "8.8.0.0/16" }), ["network.cidrBlock"]);
    assert.deepEqual(keysOf({ "database.username": "admin" }), ["database.username"]);
    assert.deepEqual(keysOf({ "cache.engineVersion": "7.2" }), ["cache.engineVersion"]);
    assert.deepEqual(keysOf({ "compute.image": "app" }), ["compute.image"]);
    assert.deepEqual(
      validate(readFacts("prod"), "dev").map(({ key }) => key),
      ["environment"],
    );
  });

  it("is checked with the policy of the environment it names", () => {
    assert.deepEqual(keysOf({ "network.workloadZoneCount": 1, "cache.nodeCount": 1 }), [
      "network.workloadZoneCount",
      "cache.nodeCount",
    ]);
    const awake = { "compute.minInstances": 0, "compute.sleep": undefined };
    assert.deepEqual(keysOf(awake, "dev"), []);
  });

  it("gets ten messages for ten mistakes, of whatever kind, in the file's order", () => {
    const mistakes = {
      timeZone: "Europe/Berlin", // a rule
      "aws.accountId": 222222222222, // a type
      "tags.colour": "blue", // an unknown key
      "network.cidrBlock": "8.8.0.0/16", // a rule
      "database.isMultiAz": false, // policy
      "database.maxStorageGiB": 21, // a range
      "database.username": "admin", // a rule, in a block with a type error
      "cache.engineVersion": undefined, // a missing key
      "compute.image": "app:latest", // a rule
      "edge.domain": undefined, // missing by policy
    };
    assert.deepEqual(keysOf(mistakes).sort(), Object.keys(mistakes).sort());
    const blocks = keysOf(mistakes).map((key) => key.split(".", 1)[0]);
    assert.deepEqual(
      [...new Set(blocks)],
      ["timeZone", "aws", "tags", "network", "database", "cache", "compute", "edge"],
    );
  });

  it("gets one message, not two, for a value that is there but malformed", () => {
    assert.deepEqual(keysOf({ "compute.certificateArn": "my certificate" }), ["compute.certificateArn"]);
  });

  it("gets a message for each block that is missing, and none for what would be in it", () => {
    assert.deepEqual(
      validate({}, "prod").map(({ key }) => key),
      ["environment", "timeZone", "aws", "tags", "budget", "network", "database", "cache", "compute"],
    );
  });

  it("gets a message for each mistake, whichever come together", () => {
    // Each is wrong by itself and takes part in no other rule.
    const mistakes: Readonly<Record<string, unknown>> = {
      timeZone: "Mars/Olympus",
      "tags.owner": 7,
      "network.cidrBlock": "10.0.1.0/16",
      "database.databaseName": "postgres",
      "database.backupWindow": "03:00-03:10",
      "database.iops": 12_000,
      "cache.engineVersion": "5.0",
      "cache.snapshotWindow": "noon",
      "compute.image": "app",
      "compute.maxInstances": "ten",
      "compute.sleep": { from: "21:00", until: "21:00" },
    };
    fc.assert(
      fc.property(fc.subarray(Object.keys(mistakes)), (paths) => {
        const changes = Object.fromEntries(paths.map((path) => [path, mistakes[path]]));
        assert.deepEqual(keysOf(changes).sort(), [...paths].sort());
      }),
    );
  });

  it("never makes validation throw: odd values of the right type", () => {
    const odd = fc.oneof(
      anyText,
      fc.integer(),
      fc.double(),
      fc.array(fc.string()),
      fc.constantFrom("0.0.0.0/16", "10.0.0.0/99", "arn:::::", "@", ":", "/", "Sun 99:99-00:00", "__proto__"),
    );
    const facts = readFacts("prod");
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...pathsOf(facts)), odd), fc.string(), (changes, stack) => {
        for (const problem of validate(withValues<unknown>(facts, changes), stack)) describeProblem(problem);
      }),
      { numRuns: 300 },
    );
  });

  it("never makes validation throw: garbage", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.string(), (raw, stack) => {
        assert.ok(validate(raw, stack).length > 0);
      }),
    );
  });
});
