import assert from "node:assert/strict";
import { optional } from "../../../components/shared/optional";

describe("what a stack may leave out", () => {
  it("is created from its args", () => {
    const create = ({ name }: { readonly name: string }): string => `new ${name}`;
    assert.equal(optional({ name: "storage" }, create), "new storage");
  });

  it("is not created without them", () => {
    const refuse = (): string => {
      throw new Error("created");
    };
    assert.equal(optional(undefined, refuse), undefined);
  });
});
