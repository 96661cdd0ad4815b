import assert from "node:assert/strict";
import fc from "fast-check";
import { wrap } from "../../../preview/report/wrap";

describe("wrap", () => {
  it("breaks at spaces and indents what follows", () => {
    assert.deepEqual(wrap("  one two three four", 11, "    "), ["  one two", "    three", "    four"]);
    assert.deepEqual(wrap("short", 80), ["short"]);
  });

  it("keeps every word, and no line with two words is too wide", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 4, max: 30 }),
        (words, width) => {
          const lines = wrap(words.join(" "), width, "  ");
          assert.deepEqual(
            lines.flatMap((line) => line.trim().split(" ")),
            words,
          );
          assert.ok(lines.every((line) => line.length <= width || !line.trim().includes(" ")));
        },
      ),
    );
  });
});
