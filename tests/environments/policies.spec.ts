import assert from "node:assert/strict";
import { policies } from "../../environments/policies";
import { stackFileSchema } from "../../environments/schema";
import { pathsOf } from "../support/stack-files";

describe("the policies", () => {
  it("are one for each environment that a stack file can name", () => {
    assert.deepEqual(Object.keys(policies), stackFileSchema.shape.environment.options);
  });

  it("have the same keys in the same order, so that they differ in values only", () => {
    assert.deepEqual(pathsOf(policies.dev), pathsOf(policies.prod));
  });

  it("share no key with the facts, so that each value has one home", () => {
    const facts = Object.entries(stackFileSchema.shape).flatMap(([key, part]) =>
      "shape" in part ? Object.keys(part.shape).map((name) => `${key}.${name}`) : [key],
    );
    for (const path of pathsOf(policies.prod)) assert.ok(!facts.includes(path), path);
  });
});
