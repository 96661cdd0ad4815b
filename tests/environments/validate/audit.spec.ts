import assert from "node:assert/strict";
import { describeProblem } from "../../../components/shared/errors";
import { dev } from "../../../environments/dev";
import type { Policy } from "../../../environments/policy";
import { prod } from "../../../environments/prod";
import { validate } from "../../../environments/validate";
import { validateAudit } from "../../../environments/validate/audit";
import { readFacts, withValues } from "../../support/stack-files";

const YEAR = { retentionDays: 365 };

const problemsOf = (audit: Readonly<Record<string, unknown>> | undefined, policy: Policy | undefined = prod) =>
  validateAudit(withValues(readFacts("prod"), { audit }), policy);
const keysOf = (audit: Readonly<Record<string, unknown>> | undefined, policy?: Policy): string[] =>
  problemsOf(audit, policy).map(({ key }) => key);

describe("audit's facts", () => {
  it("may be left out", () => {
    assert.deepEqual(keysOf(undefined), []);
  });

  it("keep a year at least where data is protected, as PCI DSS asks, and any time elsewhere", () => {
    assert.deepEqual(keysOf(YEAR), []);
    assert.deepEqual(keysOf({ retentionDays: 364 }), ["audit.retentionDays"]);
    assert.deepEqual(keysOf({ retentionDays: 364 }, dev), []);
    assert.deepEqual(problemsOf({ retentionDays: 364 }).map(describeProblem), [
      "audit.retentionDays is 364; allowed: 365 or more. PCI DSS 10.5.1 asks for twelve months of audit logs at least",
    ]);
  });

  it("keep three months where they are read at once", () => {
    assert.deepEqual(keysOf({ ...YEAR, deepArchiveAfterDays: 90 }), []);
    assert.deepEqual(keysOf({ ...YEAR, deepArchiveAfterDays: 89 }), ["audit.deepArchiveAfterDays"]);
    assert.deepEqual(keysOf({ retentionDays: 300, deepArchiveAfterDays: 89 }, dev), []);
    // Read at once as well.
    assert.deepEqual(keysOf({ ...YEAR, glacierInstantAfterDays: 30 }), []);
  });

  it("take only steps that S3 takes and that save something, the last before the end", () => {
    assert.deepEqual(keysOf({ ...YEAR, infrequentAccessAfterDays: 90, glacierInstantAfterDays: 100 }), [
      "audit.glacierInstantAfterDays",
    ]);
    assert.deepEqual(keysOf({ ...YEAR, deepArchiveAfterDays: 300 }), ["audit.retentionDays"]);
    assert.deepEqual(keysOf({ retentionDays: 480, deepArchiveAfterDays: 300 }), []);
  });

  it("are checked with the whole stack file", () => {
    const keys = validate(withValues(readFacts("prod"), { audit: { retentionDays: 30 } }), "prod").map(
      ({ key }) => key,
    );
    assert.deepEqual(keys, ["audit.retentionDays"]);
  });
});
