import assert from "node:assert/strict";
import type { TierLoss } from "../../../../preview/analyses/zone-loss/result";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { makeZonedStack, type ZonedStack } from "../../../support/zoned-stack";

function loseZone(letter: string, database: ZonedStack["database"]): TierLoss {
  const { failures } = analyseZoneLoss(makeZonedStack({ zones: ["a", "b"], ...(database && { database }) }));
  const lost = failures.find(({ id }) => id === `zone:ap-northeast-2${letter}`)?.tiers[0];
  assert.equal(lost?.tier, "database");
  return lost;
}

describe("the reads of a lost replica", () => {
  const pinned = { isMultiAz: false, zone: "a", replicas: ["b"] };

  it("fail until a person acts, where nothing looks for it", () => {
    const lost = loseZone("b", pinned);
    assert.deepEqual([lost.state, lost.interruptionSeconds, lost.recoverySeconds], ["degraded", null, null]);
  });

  it("turn to the primary within 100 seconds, where the instances look for it", () => {
    const lost = loseZone("b", { ...pinned, isReadAnyway: true });
    const seconds = [8, 100];
    assert.deepEqual([lost.state, lost.interruptionSeconds, lost.recoverySeconds], ["degraded", seconds, seconds]);
    assert.match(lost.mechanism, /^the instances send reads to the primary/);
  });

  it("wait for the failover where the primary is lost with it", () => {
    const multiAz = { isMultiAz: true, isReadAnyway: true };
    const both = loseZone("a", { ...multiAz, replicas: ["a"] });
    assert.deepEqual(both.recoverySeconds, [60, 165]);
    assert.match(both.mechanism, /fails over to the standby.*; the instances send reads there, too/);
    const primary = loseZone("a", { ...multiAz, replicas: ["b"] });
    assert.deepEqual(primary.recoverySeconds, [60, 120]);
    assert.doesNotMatch(primary.mechanism, /reads/);
  });
});
