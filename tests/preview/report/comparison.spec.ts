import assert from "node:assert/strict";
import { compareSettings } from "../../../preview/report/comparison";

const region = { tier: "Stack", label: "Region", value: "eu" };

describe("compareSettings", () => {
  it("joins rows of the same tier and label, and marks those that differ", () => {
    const dev = [region, { tier: "Database", label: "Engine", value: "postgres 15" }];
    const prod = [region, { tier: "Database", label: "Engine", value: "postgres 16" }];
    assert.deepEqual(compareSettings([dev, prod]), [
      { tier: "Stack", label: "Region", values: ["eu", "eu"], isDifferent: false },
      { tier: "Database", label: "Engine", values: ["postgres 15", "postgres 16"], isDifferent: true },
    ]);
  });

  it("tells the engines of two tiers apart", () => {
    const engines = ["Database", "Cache"].map((tier) => ({ tier, label: "Engine", value: tier }));
    assert.deepEqual(
      compareSettings([engines]).map(({ values }) => values),
      [["Database"], ["Cache"]],
    );
  });

  it("keeps a tier together where only one stack has it, or one of its rows", () => {
    const dev = [region, { tier: "Compute", label: "HTTPS", value: "no" }];
    const prod = [
      region,
      { tier: "Edge", label: "Domain", value: "shop" },
      { tier: "Compute", label: "Certificate", value: "yes" },
      { tier: "Compute", label: "HTTPS", value: "yes" },
    ];
    assert.deepEqual(
      compareSettings([dev, prod]).map(({ label, values, isDifferent }) => [label, values, isDifferent]),
      [
        ["Region", ["eu", "eu"], false],
        ["HTTPS", ["no", "yes"], true],
        ["Certificate", [undefined, "yes"], true],
        ["Domain", [undefined, "shop"], true],
      ],
    );
  });

  it("marks nothing when there is nothing to compare with", () => {
    assert.deepEqual(compareSettings([]), []);
    assert.deepEqual(
      compareSettings([[region]]).map(({ isDifferent }) => isDifferent),
      [false],
    );
  });
});
