import assert from "node:assert/strict";
import { policies } from "../../environments/policies";
import { readEnvironment } from "../../policy/environment";

describe("the environment that a stack names", () => {
  it("is one that the program has a policy for", () => {
    for (const name of Object.keys(policies)) assert.equal(readEnvironment(name), name);
  });

  it("is refused by name where there is no policy for it, and where it is missing", () => {
    assert.throws(
      () => readEnvironment("production"),
      /the stack's environment is "production"; allowed: "dev" or "prod"/,
    );
    assert.throws(() => readEnvironment(undefined), /the stack's environment is undefined/);
  });
});
