import assert from "node:assert/strict";
import { parseSeconds, timeoutSecondsOf } from "../../policy/timeouts";
import { ResourceView } from "../../policy/views";
import { NO_OPTIONS } from "../../preview/engine/registration";
import { makeResource } from "../support/graphs";

describe("a timeout among a resource's options", () => {
  it("is read in seconds, whatever its units", () => {
    const read = ["3h", "90m", "1h30m", "10800s", "1.5h", "500ms"].map(parseSeconds);
    assert.deepEqual(read, [10_800, 5_400, 5_400, 10_800, 5_400, 0.5]);
  });

  it("is not guessed from what is no duration", () => {
    assert.deepEqual(["", "3", "3 hours", "h3", "3h!"].map(parseSeconds), Array(5).fill(undefined));
  });

  it("holds for its own operation only", () => {
    const options = { ...NO_OPTIONS, customTimeouts: { update: "3h" } };
    const database = ResourceView.of(makeResource("aws:rds/instance:Instance", "data", {}, { options }));
    assert.equal(timeoutSecondsOf(database, "update"), 10_800);
    assert.equal(timeoutSecondsOf(database, "create"), undefined);
  });
});
