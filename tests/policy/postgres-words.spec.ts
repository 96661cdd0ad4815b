import assert from "node:assert/strict";
import { whyUserIsReserved } from "../../environments/validate/postgres-names";
import { POSTGRES_WORDS } from "../../policy/postgres-words";

describe("PostgreSQL's reserved words", () => {
  it("are refused in stack files as well", () => {
    assert.ok(POSTGRES_WORDS.size > 70);
    assert.deepEqual(
      [...POSTGRES_WORDS].filter((word) => whyUserIsReserved(word) === undefined),
      [],
    );
  });
});
