import assert from "node:assert/strict";
import { policies } from "../../../environments/policies";
import { readPolicyMeanings, readPolicyReasons } from "../../../environments/reference/policy-source";
import { pathsOf } from "../../support/stack-files";

describe("what the policy files say", () => {
  it("explains every key once, in the order of the policy", () => {
    const meanings = readPolicyMeanings();
    assert.deepEqual([...meanings.keys()], pathsOf(policies.prod));
    for (const [path, meaning] of meanings) assert.match(meaning, /^\S.+\.$/, path);
  });

  it("joins a doc comment's lines", () => {
    assert.match(readPolicyMeanings().get("protection") ?? "", /^The one setting .* all follow it\./);
  });

  it("finds the reason at the end of a line, at the top and inside a block", () => {
    const reasons = readPolicyReasons("prod");
    assert.equal(
      reasons.get("protection"),
      "holds customers' orders; Compliance would keep a mistake of our own for years",
    );
    assert.equal(reasons.get("database.isMultiAz"), "failover in 60 to 120 seconds, nothing lost");
    assert.equal(reasons.get("database"), undefined); // a block is no value
  });

  it("gives a reason for every value in which prod differs from what is cheapest", () => {
    const reasons = readPolicyReasons("prod");
    for (const path of ["network.natGatewayStrategy", "database.isMultiAz", "compute.isHttpsRequired", "protection"]) {
      assert.ok(reasons.has(path), path);
    }
  });

  it("gives reasons only for keys there are", () => {
    for (const name of Object.keys(policies)) {
      for (const path of readPolicyReasons(name).keys()) assert.ok(pathsOf(policies.prod).includes(path), path);
    }
  });
});
