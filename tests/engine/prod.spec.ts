import assert from "node:assert/strict";
import { assertGrownInPlace, assertNothingLost, changedNames, describeEngine, failureOf } from "./every-stack";
import { readEngineState } from "./registered-resources";

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
    assertGrownInPlace(outcome);
  });

  it("refuses to be destroyed while it is protected, and loses nothing in the attempt", async () => {
    const { workspace } = run;
    const before = workspace.changes().length;
    const message = await failureOf(workspace.typeDestroy());
    assert.match(message, /cannot be deleted\s+because it is protected/);
    assert.deepEqual(workspace.changes().slice(before), []);
  });

  it("keeps what holds data even from a destroy that skips the preview", async () => {
    const { workspace, offline } = run;
    const isProtected = offline.graph.resources.filter(({ options }) => options.protect).map(({ urn }) => urn);
    await failureOf(workspace.destroy());
    const kept = new Set(readEngineState(await workspace.exportState()).map(({ urn }) => urn));
    const deleted = new Set(workspace.changes().flatMap(({ operation, urn }) => (operation === "delete" ? [urn] : [])));
    assert.ok(isProtected.some((urn) => urn.includes("aws:rds/instance:Instance")));
    assert.deepEqual(
      isProtected.filter((urn) => deleted.has(urn) || !kept.has(urn)),
      [],
    );
  });
});
