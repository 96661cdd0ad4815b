import assert from "node:assert/strict";
import { AUTO_NAME_SUFFIX_LENGTH, NAME_LIMITS, validateName } from "../../../components/shared/names";
import { describeProblem } from "../../../components/shared/errors";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

describe("name limits", () => {
  it("are AWS's own for the names that run out of room", () => {
    assert.equal(NAME_LIMITS[LOAD_BALANCER], 32);
    assert.equal(NAME_LIMITS["aws:lb/targetGroup:TargetGroup"], 32);
    assert.equal(NAME_LIMITS["aws:elasticache/replicationGroup:ReplicationGroup"], 40);
    assert.equal(NAME_LIMITS["aws:rds/instance:Instance"], 63);
    assert.equal(NAME_LIMITS["aws:iam/role:Role"], 64);
  });

  for (const [type, limit] of Object.entries(NAME_LIMITS)) {
    it(`leave ${type} ${(limit - AUTO_NAME_SUFFIX_LENGTH).toString()} characters and not one more`, () => {
      assert.deepEqual(validateName(type, "n".repeat(limit - AUTO_NAME_SUFFIX_LENGTH)), []);
      assert.equal(validateName(type, "n".repeat(limit - AUTO_NAME_SUFFIX_LENGTH + 1)).length, 1);
    });
  }

  it("say how long the name may be, and why", () => {
    assert.deepEqual(validateName(LOAD_BALANCER, "cloudmart-compute-balancer").map(describeProblem), [
      `name of ${LOAD_BALANCER} is "cloudmart-compute-balancer"; allowed: 24 characters or fewer. ` +
        "AWS accepts 32, and 8 are appended to keep the name unique",
    ]);
  });

  it("make room for a longer suffix where a tier appends its own", () => {
    assert.deepEqual(validateName("aws:rds/instance:Instance", "n".repeat(54), 9), []);
    assert.equal(validateName("aws:rds/instance:Instance", "n".repeat(55), 9).length, 1);
  });

  it("leave other types alone", () => {
    assert.deepEqual(validateName("aws:ec2/securityGroup:SecurityGroup", "n".repeat(200)), []);
  });
});
