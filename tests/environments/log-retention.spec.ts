import assert from "node:assert/strict";
import { dev } from "../../environments/dev";
import { lengthenLogs, listLogRetentions } from "../../environments/log-retention";
import { prod } from "../../environments/prod";
import { validateLogs } from "../../environments/validate/logs";

describe("logs that a system must keep longer", () => {
  it("are all kept as long, whatever their policy calls them", () => {
    const days = listLogRetentions(lengthenLogs(prod, 400));
    assert.ok(days.length >= 9);
    assert.deepEqual([...new Set(days)], [400]);
  });

  it("are shortened nowhere, and not turned on where policy has them off", () => {
    assert.deepEqual(lengthenLogs(prod, 30), prod);
    assert.deepEqual(lengthenLogs(prod, undefined), prod);
    assert.equal(dev.network.flowLogRetentionDays, 0);
    assert.equal(lengthenLogs(dev, 400).network.flowLogRetentionDays, 0);
  });

  it("take nothing else of a policy along", () => {
    const { retained, ...rest } = { retained: lengthenLogs(prod, 400).recovery.backupRetentionDays, ...prod };
    assert.equal(retained, rest.recovery.backupRetentionDays);
  });

  it("are refused where policy keeps every one as long already", () => {
    assert.deepEqual(validateLogs({ logs: { retentionDays: 365 } }, prod), []);
    assert.deepEqual(
      validateLogs({ logs: { retentionDays: 90 } }, prod).map(({ key, allowed }) => [key, allowed]),
      [["logs.retentionDays", "more than 90"]],
    );
    assert.deepEqual(validateLogs({}, prod), []);
    assert.deepEqual(validateLogs({ logs: { retentionDays: 1 } }, undefined), []);
  });
});
