import assert from "node:assert/strict";
import { validateStackName, validateTimeZone } from "../../../environments/validate/stack";

describe("a stack's name", () => {
  const refused: [stack: string, environment: "dev" | "prod"][] = [
    ["prod", "dev"],
    ["dev", "prod"],
    ["cloudmart-prod", "dev"],
    ["prod-eu", "dev"],
    ["Prod", "dev"],
    ["prod_eu", "dev"],
    ["eu.dev", "prod"],
    ["dev-prod", "dev"],
  ];
  for (const [stack, environment] of refused) {
    it(`of ${stack} is refused with ${environment}'s policy`, () => {
      const [problem] = validateStackName({ environment }, stack);
      assert.equal(problem?.key, "environment");
      assert.equal(problem.received, environment);
      assert.match(problem.reason ?? "", new RegExp(`The stack is called ${stack};`));
    });
  }

  const free: [stack: string, environment: "dev" | "prod" | undefined][] = [
    ["prod", "prod"],
    ["cloudmart-dev", "dev"],
    ["ha", "prod"],
    ["fintech", "dev"],
    ["product", "dev"], // a word, not a syllable
    ["devices", "prod"],
    ["prod", undefined],
  ];
  for (const [stack, environment] of free) {
    it(`of ${stack} goes with ${environment ?? "a file that states no environment"}`, () => {
      assert.deepEqual(validateStackName({ environment }, stack), []);
    });
  }
});

describe("a stack's time zone", () => {
  it("is accepted without daylight saving", () => {
    for (const timeZone of ["Asia/Seoul", "UTC", "Asia/Kathmandu"])
      assert.deepEqual(validateTimeZone({ timeZone }), []);
    assert.deepEqual(validateTimeZone({}), []);
  });

  it("is refused with daylight saving, which AWS's UTC windows cannot follow", () => {
    const [problem] = validateTimeZone({ timeZone: "Europe/Berlin" });
    assert.equal(
      problem?.reason,
      "AWS takes windows in UTC; with daylight saving they would be an hour off for half the year",
    );
  });

  it("is refused where the IANA database does not know it", () => {
    assert.equal(validateTimeZone({ timeZone: "Asia/Soul" })[0]?.reason, "The IANA database has no such zone");
  });
});
