import assert from "node:assert/strict";
import { foremost, optional, shown } from "../../../components/shared/optional";

describe("what a stack may leave out", () => {
  it("is created from its arguments, and not without them", () => {
    assert.equal(
      optional(2, (count) => count * 2),
      4,
    );
    assert.equal(
      optional(undefined, (): string => "created"),
      undefined,
    );
  });

  it("stands in front of what is always there", () => {
    assert.equal(foremost("edge", "compute"), "edge");
    assert.equal(foremost(undefined, "compute"), "compute");
  });

  it("is shown as null where it is not there, and as it is where it is", () => {
    assert.equal(shown("bucket"), "bucket");
    assert.equal(shown(undefined), null);
  });
});
