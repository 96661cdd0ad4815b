import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { PLAIN_RECOVERY, RECOVERY_NAME, runRecovery } from "../../support/recovery";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const KEY = "aws:kms/key:Key";
const STANDBY = `${RECOVERY_NAME}-standby`;

describe("a vault", () => {
  it("has a key of its own, in its own Region, with everything that belongs to it", async () => {
    const { graph } = await runRecovery();
    for (const [name, region] of [
      [RECOVERY_NAME, undefined],
      [STANDBY, "us-east-1"],
    ] as const) {
      const vault = graph.one(VAULT, name);
      const key = graph.one(KEY, `${name}-key`);
      assert.deepEqual(vault.propertyDependencies["kmsKeyArn"], [key.urn]);
      const regions = [vault, key, graph.one(LOCK, name), graph.one("aws:kms/alias:Alias", `${name}-key-alias`)];
      assert.deepEqual(
        regions.map(({ inputs }) => inputs["region"]),
        [region, region, region, region],
      );
    }
  });

  it("has a key whose policy lets AWS Backup use it, for this account", async () => {
    for (const { inputs } of (await runRecovery()).graph.all(KEY)) {
      const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] };
      const [, backup] = Statement;
      assert.deepEqual(backup?.["Principal"], { Service: "backup.amazonaws.com" });
      assert.deepEqual(backup["Condition"], { StringEquals: { "aws:SourceAccount": "123456789012" } });
      assert.deepEqual(backup["Action"], ["kms:DescribeKey", "kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"]);
    }
  });

  it("is locked for as long as snapshots are kept, and in Compliance mode for good after three days", async () => {
    const [lock] = (await runRecovery()).graph.all(LOCK);
    assert.deepEqual([lock?.inputs["minRetentionDays"], lock?.inputs["changeableForDays"]], [35, undefined]);
    const [sealed] = (await runRecovery({ lockMode: "Compliance" })).graph.all(LOCK);
    assert.equal(sealed?.inputs["changeableForDays"], 3);
    assert.deepEqual((await runRecovery(PLAIN_RECOVERY)).graph.all(LOCK), []);
  });

  it("outlives the stack where data is protected, and is emptied with it where not", async () => {
    const kept = (await runRecovery()).graph.one(VAULT, RECOVERY_NAME);
    assert.deepEqual([kept.options.protect, kept.inputs["forceDestroy"]], [true, false]);
    const { graph } = await runRecovery(PLAIN_RECOVERY);
    const gone = graph.one(VAULT);
    assert.deepEqual([gone.options.protect, gone.inputs["forceDestroy"]], [false, true]);
    assert.equal(graph.one(KEY).options.retainOnDelete, false);
  });
});
