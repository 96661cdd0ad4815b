import assert from "node:assert/strict";
import { judgeName } from "../../policy/physical-name";
import type { JsonObject } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { makeResource } from "../support/graphs";

function verdictOn(logicalName: string, inputs: JsonObject = {}): string {
  const resource = ResourceView.of(makeResource("aws:lb/targetGroup:TargetGroup", logicalName, inputs));
  return judgeName(resource, { longest: 32, longestPrefix: 6 }).verdict;
}

describe("the name that a resource will carry", () => {
  it("is the logical name and eight characters more", () => {
    assert.equal(verdictOn("n".repeat(24)), "satisfied");
    assert.equal(verdictOn("n".repeat(25)), "violated");
  });

  it("is the name that is written, whatever the logical name", () => {
    assert.equal(verdictOn("n".repeat(99), { name: "n".repeat(32) }), "satisfied");
    assert.equal(verdictOn("short", { name: "n".repeat(33) }), "violated");
  });

  it("begins with the prefix that is written", () => {
    assert.equal(verdictOn("n".repeat(99), { namePrefix: "target" }), "satisfied");
    assert.equal(verdictOn("short", { namePrefix: "targets" }), "violated");
  });

  it("may stand in another property", () => {
    const bucket = ResourceView.of(makeResource("aws:s3/bucket:Bucket", "logs", { bucket: "b".repeat(64) }));
    const outcome = judgeName(bucket, { longest: 63, longestPrefix: 37, name: "bucket", prefix: "bucketPrefix" });
    assert.deepEqual(outcome, {
      verdict: "violated",
      property: "bucket",
      value: "b".repeat(64),
      instead: "write 63 characters or fewer",
    });
  });
});
