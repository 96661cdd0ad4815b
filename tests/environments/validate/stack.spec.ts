import assert from "node:assert/strict";
import { validateStackName, validateTags, validateTimeZone } from "../../../environments/validate/stack";

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

describe("a stack's tags", () => {
  it("may be written in any script", () => {
    assert.deepEqual(validateTags({ tags: { owner: "플랫폼 팀", costCentre: "Größe_1.2:3/4=5+6@7-8" } }), []);
    assert.deepEqual(validateTags({}), []);
  });

  it("are refused with signs that AWS does not take", () => {
    const problems = validateTags({ tags: { owner: "§ 4", costCentre: "50 €" } });
    assert.deepEqual(
      problems.map(({ key, received }) => [key, received]),
      [
        ["tags.owner", "§ 4"],
        ["tags.costCentre", "50 €"],
      ],
    );
    assert.match(problems[0]?.allowed ?? "", /letters and digits of any script/);
  });
});
