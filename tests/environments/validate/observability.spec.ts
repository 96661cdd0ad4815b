import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { validateObservability } from "../../../environments/validate/observability";
import { readFacts, withValues } from "../../support/stack-files";

function keysOf(changes: Readonly<Record<string, unknown>>, policy = prod): string[] {
  return validateObservability(withValues(readFacts("prod"), changes), policy).map(({ key }) => key);
}

describe("observability's facts", () => {
  it("are accepted as they stand, and where the block is left out", () => {
    assert.deepEqual(keysOf({}), []);
    assert.deepEqual(validateObservability(readFacts("dev"), dev), []);
    assert.deepEqual(keysOf({ observability: undefined }), []);
  });

  it("name somebody who hears tickets, and where policy pages, somebody who is woken", () => {
    assert.deepEqual(keysOf({ "observability.ticket": {} }), ["observability.ticket"]);
    assert.deepEqual(keysOf({ "observability.page": undefined }), ["observability.page"]);
    assert.deepEqual(keysOf({ "observability.page": undefined }, dev), []);
    assert.deepEqual(keysOf({ "observability.page": { webhooks: ["https://a.example"] } }), []);
  });

  it("name each address once", () => {
    const emails = ["a@example.com", "a@example.com"];
    assert.deepEqual(keysOf({ "observability.ticket.emails": emails }), ["observability.ticket.emails"]);
  });

  it("state the objective where policy watches the error budget", () => {
    assert.deepEqual(keysOf({ "observability.availabilityPercent": undefined }), ["observability.availabilityPercent"]);
    assert.deepEqual(keysOf({ "observability.availabilityPercent": undefined }, dev), []);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateObservability({}, prod), []);
    assert.deepEqual(
      validateObservability({ observability: {} }, undefined).map(({ key }) => key),
      ["observability.ticket"],
    );
  });
});
