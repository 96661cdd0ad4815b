import assert from "node:assert/strict";
import { SECRET, UNKNOWN } from "../../../policy/resource-graph";
import { each, show, showDays } from "../../../preview/report/show-setting";
import { makeResource } from "../../support/graphs";

describe("a setting's value", () => {
  it("reads as words where it is none", () => {
    assert.deepEqual([undefined, null, UNKNOWN, SECRET, true, false, "text", 7, ["a"]].map(show), [
      "not set",
      "not set",
      "unknown until deployed",
      "secret",
      "yes",
      "no",
      "text",
      "7",
      '["a"]',
    ]);
  });

  it("counts days, and none of them is off", () => {
    assert.deepEqual([0, 1, 90, UNKNOWN].map(showDays), ["off", "1 day", "90 days", "unknown until deployed"]);
  });

  it("is said once where all resources agree", () => {
    const resources = [1, 1, 2].map((size) => makeResource("aws:ec2/vpc:Vpc", "v", { size }));
    assert.equal(
      each(resources, ({ inputs }) => show(inputs["size"])),
      "1, 2",
    );
  });
});
