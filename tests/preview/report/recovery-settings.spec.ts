import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { readRecovery } from "../../../preview/report/recovery-settings";
import { makeGraph, makeResource } from "../../support/graphs";

const settingsOf = (...resources: readonly GraphResource[]): Readonly<Record<string, string>> =>
  readRecovery(makeGraph(resources));

const PLAN = "aws:backup/plan:Plan";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const plan = makeResource(PLAN, "plan", { rules: [{ lifecycle: { deleteAfter: 7 } }] });

describe("the settings of the recovery", () => {
  it("are none without a backup plan", () => {
    assert.deepEqual(settingsOf(makeResource("aws:backup/vault:Vault", "vault")), {});
  });

  it("say of a small one what it lacks", () => {
    assert.deepEqual(settingsOf(plan, makeResource("aws:backup/vault:Vault", "vault")), {
      "Snapshots kept": "7 days",
      "Backups copied to": "no other Region",
      "Vault lock": "none",
      "Restore test": "none",
      "Leaves impaired zones": "no",
      Experiments: "0",
    });
  });

  it("tell copies, locks, tests, practice and experiments", () => {
    const resources = [
      plan,
      makeResource("aws:backup/vault:Vault", "copies", { region: "us-east-1" }),
      makeResource(LOCK, "one", { minRetentionDays: 35 }),
      makeResource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "test", {
        scheduleExpression: "cron(0 10 ? * SUN *)",
        scheduleExpressionTimezone: "Asia/Seoul",
      }),
      makeResource("aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration", "shift", {
        allowedWindows: ["Tue:01:00-Tue:03:00"],
      }),
      makeResource("aws:fis/experimentTemplate:ExperimentTemplate", "stop"),
    ];
    assert.deepEqual(settingsOf(...resources), {
      "Snapshots kept": "7 days",
      "Backups copied to": "us-east-1",
      "Vault lock": "GOVERNANCE, 35 days",
      "Restore test": "cron(0 10 ? * SUN *) Asia/Seoul",
      "Leaves impaired zones": "practised Tue:01:00-Tue:03:00 UTC",
      Experiments: "1",
    });
  });

  it("tell a lock that nobody lifts, and backups without an end", () => {
    const sealed = makeResource(LOCK, "sealed", { minRetentionDays: 35, changeableForDays: 3 });
    const endless = makeResource(PLAN, "endless", { rules: [{}] });
    const settings = settingsOf(endless, sealed);
    assert.deepEqual([settings["Vault lock"], settings["Snapshots kept"]], ["COMPLIANCE, 35 days", "for ever"]);
  });
});
