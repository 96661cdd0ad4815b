import assert from "node:assert/strict";
import { validateObjectives } from "../../../environments/validate/objectives";
import { STACKS } from "../../support/program";
import { readFacts, withValues } from "../../support/stack-files";

function keysOf(changes: Readonly<Record<string, unknown>>): string[] {
  return validateObjectives(withValues(readFacts("prod"), changes)).map(({ key }) => key);
}

describe("the objectives", () => {
  it("are accepted as they stand in both files, and where the block is left out", () => {
    for (const stack of STACKS) assert.deepEqual(validateObjectives(readFacts(stack)), []);
    assert.deepEqual(keysOf({ objectives: undefined }), []);
  });

  it("promise something in every block that is there", () => {
    assert.deepEqual(keysOf({ "objectives.natLoss": {} }), ["objectives.natLoss"]);
  });

  it("promise how many sessions are lost only where sessions are kept", () => {
    const key = "objectives.cacheFailover.recoveryPointSeconds";
    assert.deepEqual(keysOf({ [key]: 5 }), [key]);
    assert.deepEqual(keysOf({ [key]: 5, "cache.purpose": "sessions" }), []);
  });

  it("promise no smaller lag than the alarm on it tells", () => {
    const key = "objectives.slowReads.recoveryPointSeconds";
    assert.deepEqual(keysOf({ [key]: 4 }), [key]);
    assert.deepEqual(keysOf({ [key]: 5 }), []);
    assert.deepEqual(keysOf({ [key]: 4, observability: undefined }), []);
    assert.deepEqual(keysOf({ "observability.replicaLagSeconds": 301 }), [key]);
  });
});
