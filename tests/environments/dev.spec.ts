import assert from "node:assert/strict";
import { dev } from "../../environments/dev";

describe("dev's policy", () => {
  it("lets the stack be destroyed", () => {
    assert.equal(dev.protection, "None");
  });

  it("pays for nothing twice: one NAT gateway, one database", () => {
    assert.equal(dev.network.natGatewayStrategy, "Single");
    assert.equal(dev.database.isMultiAz, false);
  });

  it("keeps seven days of backups all the same", () => {
    assert.equal(dev.database.backupRetentionDays, 7);
  });
});
