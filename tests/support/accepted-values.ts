import assert from "node:assert/strict";
import type { z } from "zod";

/** For each key of a block: values it takes, and values it refuses. */
export type ValueTable = Readonly<Record<string, { readonly accepted: unknown[]; readonly refused: unknown[] }>>;

/** One spec for each key, and one that no key was forgotten. */
export function specifyValues(schema: z.ZodObject, table: ValueTable): void {
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  for (const [key, { accepted, refused }] of Object.entries(table)) {
    it(`takes ${accepted.map((value) => JSON.stringify(value)).join(", ")} as ${key}, and no other form`, () => {
      const part = shape[key] as z.ZodType;
      for (const value of accepted)
        assert.ok(part.safeParse(value).success, `${key} ${JSON.stringify(value)} is accepted`);
      for (const value of refused)
        assert.ok(!part.safeParse(value).success, `${key} ${JSON.stringify(value)} is refused`);
    });
  }

  it("has no key whose values no spec looks at", () => {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(shape).sort());
  });
}
