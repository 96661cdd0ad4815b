import assert from "node:assert/strict";
import { prod } from "../../environments/prod";

describe("prod's policy", () => {
  it("protects what holds data from being deleted", () => {
    assert.equal(prod.protection, "Governance");
  });

  it("survives the loss of a zone: a standby database, a NAT gateway and an instance in each zone", () => {
    assert.equal(prod.database.isMultiAz, true);
    assert.equal(prod.network.natGatewayStrategy, "OnePerAz");
    assert.equal(prod.compute.isInstancePerZoneRequired, true);
  });

  it("keeps at least seven days of backups and snapshots", () => {
    assert.ok(prod.database.backupRetentionDays >= 7);
    assert.ok(prod.cache.snapshotRetentionDays >= 7);
  });

  it("speaks HTTPS only", () => {
    assert.equal(prod.compute.isHttpsRequired, true);
  });

  it("leaves reboots to the maintenance window", () => {
    assert.equal(prod.database.appliesImmediately, false);
    assert.equal(prod.cache.appliesImmediately, false);
  });

  it("records the network's traffic and keeps every log 90 days", () => {
    const days = [
      prod.network.flowLogRetentionDays,
      prod.database.logRetentionDays,
      prod.cache.logRetentionDays,
      prod.compute.logRetentionDays,
      prod.compute.accessLogRetentionDays,
    ];
    assert.deepEqual(days, [90, 90, 90, 90, 90]);
  });

  it("guards the stores by a network ACL, and records who did what for a year", () => {
    assert.equal(prod.network.areDataSubnetsGuarded, true);
    assert.deepEqual(prod.audit, {
      logRetentionDays: 365,
      areObjectsLogged: true,
      areRequestsLogged: true,
      isConfigurationRecorded: true,
      isThreatDetectionOn: true,
      isRuntimeMonitored: false,
    });
  });
});
