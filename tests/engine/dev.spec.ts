import assert from "node:assert/strict";
import { assertGrownInPlace, assertNothingLost, changedNames, describeEngine, failureOf } from "./every-stack";

describeEngine("dev", (run) => {
  it("gets a third zone and a NAT gateway in each without replacing or deleting anything", async () => {
    const { workspace } = run;
    workspace.configure(["network", "availabilityZones"], ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]);
    workspace.configure(["network", "workloadZoneCount"], 2);
    workspace.rewrite("environments/dev.ts", `natGatewayStrategy: "Single"`, `natGatewayStrategy: "OnePerAz"`);
    const outcome = await workspace.up();
    assertNothingLost(outcome);
    assert.equal(changedNames(outcome, "create", "aws:ec2/natGateway:NatGateway").length, 2);
    assert.equal(changedNames(outcome, "create", "aws:ec2/subnet:Subnet").length, 3);
    assert.deepEqual(changedNames(outcome, "update", "aws:ec2/subnet:Subnet"), []);
    assert.deepEqual(changedNames(outcome, "update", "aws:ec2/natGateway:NatGateway"), []);
    assert.deepEqual(changedNames(outcome, "update", "aws:ec2/route:Route"), ["cloudmart-network-private-2"]);
  });

  it("takes larger classes in place", async () => {
    const { workspace } = run;
    workspace.configure(["database", "instanceClass"], "db.t4g.small");
    workspace.configure(["cache", "nodeType"], "cache.t4g.small");
    workspace.configure(["compute", "instanceType"], "t3.small");
    const outcome = await workspace.up();
    assertGrownInPlace(outcome);
  });

  it("shows a mistake in its stack file as a message, without a stack trace", async () => {
    const { workspace } = run;
    workspace.configure(["network", "workloadZonesCount"], 2);
    const message = await failureOf(workspace.preview());
    workspace.unconfigure(["network", "workloadZonesCount"]);
    assert.match(message, /error: .*configuration/);
    assert.match(message, /Pulumi\.dev\.yaml.*workloadZonesCount/);
    assert.doesNotMatch(message, /^\s+at .*:\d+:\d+/m);
    assert.doesNotMatch(message, /unhandled exception/);
  });

  it("is destroyed without leaving anything behind", async () => {
    const { workspace } = run;
    const existing = workspace.changes().filter(({ operation }) => operation === "create");
    const outcome = await workspace.destroy();
    assert.deepEqual(outcome.changes.map(({ urn }) => urn).sort(), existing.map(({ urn }) => urn).sort());
    const state = await workspace.exportState();
    assert.deepEqual((state.deployment as { resources?: unknown[] }).resources ?? [], []);
  });
});
