import assert from "node:assert/strict";
import { z } from "zod";
import { block, dailyWindow, text, weeklyWindow, wholeNumber } from "../../../environments/schema/meaning";

function accepts(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

describe("a piece of the schema", () => {
  it("of text takes text of its form only, and keeps its meaning", () => {
    const schema = text(/^a+$/, { description: "As.", allowed: "as", reason: "Because" });
    assert.deepEqual(
      ["aa", "b", 1, null].map((value) => accepts(schema, value)),
      [true, false, false, false],
    );
    assert.deepEqual(schema.meta(), { description: "As.", allowed: "as", reason: "Because" });
  });

  it("of a whole number takes its range only, and no number written as text", () => {
    const schema = wholeNumber(2, 4, { description: "Some." });
    const values = [2, 4, 1, 5, 2.5, "3", NaN];
    assert.deepEqual(
      values.map((value) => accepts(schema, value)),
      [true, true, false, false, false, false, false],
    );
  });

  it("of a block refuses keys it does not know", () => {
    const schema = block("A block.", { a: z.string() });
    assert.deepEqual(
      [{ a: "x" }, { a: "x", b: 1 }, {}].map((value) => accepts(schema, value)),
      [true, false, false],
    );
  });

  it("of a window names the shortest one and the zone it is written in", () => {
    assert.deepEqual(dailyWindow("Backups", 30).meta(), {
      description: "Backups, every day, in `timeZone`.",
      allowed: "`HH:MM-HH:MM`, at least 30 minutes",
    });
    assert.ok(accepts(dailyWindow("Backups", 30), "03:00-04:00"));
    assert.ok(!accepts(dailyWindow("Backups", 30), "Sun 03:00-04:00"));
    assert.ok(accepts(weeklyWindow("Patches", 60), "Sun 03:00-04:00"));
    assert.ok(!accepts(weeklyWindow("Patches", 60), "03:00-04:00"));
  });
});
