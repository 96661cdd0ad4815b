import assert from "node:assert/strict";
import { assertNothingLost, changedNames, describeEngine, failureOf } from "./every-stack";

describeEngine("prod", (run) => {
  it("gets a third zone that carries work without replacing or deleting anything", async () => {
    const { workspace } = run;
    workspace.configure(["network", "availabilityZones"], ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]);
    workspace.configure(["network", "workloadZoneCount"], 3);
    workspace.configure(["compute", "minInstances"], 3);
    const outcome = await workspace.up();
    assertNothingLost(outcome);
    assert.deepEqual(changedNames(outcome, "create", "aws:ec2/natGateway:NatGateway"), ["cloudmart-network-3"]);
    assert.deepEqual(changedNames(outcome, "update", "aws:ec2/route:Route"), []);
  });

  it("takes larger classes in place", async () => {
    const { workspace } = run;
    workspace.configure(["database", "instanceClass"], "db.t3.medium");
    workspace.configure(["cache", "nodeType"], "cache.t3.medium");
    workspace.configure(["compute", "instanceType"], "t3.medium");
    const outcome = await workspace.up();
    assertNothingLost(outcome);
    assert.deepEqual(outcome.changes.map(({ operation, type }) => `${operation} ${type}`).sort(), [
      "update aws:autoscaling/group:Group",
      "update aws:ec2/launchTemplate:LaunchTemplate",
      "update aws:elasticache/replicationGroup:ReplicationGroup",
      "update aws:rds/instance:Instance",
    ]);
  });

  it("refuses to be destroyed while it is protected, and loses nothing in the attempt", async () => {
    const { workspace } = run;
    const before = workspace.changes().length;
    const message = await failureOf(workspace.destroy());
    assert.match(message, /cannot be deleted\nbecause it is protected/);
    assert.deepEqual(workspace.changes().slice(before), []);
  });
});
