import assert from "node:assert/strict";
import fc from "fast-check";
import { differencesOf, isWithin, parsePath, renderPath } from "../../../../preview/analyses/comparison/paths";

describe("property paths", () => {
  it("are read as Pulumi writes them", () => {
    assert.deepEqual(parsePath('tags["a.b"].c[0][*].*'), ["tags", "a.b", "c", 0, "*", "*"]);
  });

  it("read back as what was written", () => {
    const step = fc.oneof(fc.nat(20), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(step), (first, rest) => {
        fc.pre(first !== "*" && !rest.includes("*"));
        assert.deepEqual(parsePath(renderPath([first, ...rest])), [first, ...rest]);
      }),
    );
  });

  it("are within what stands above them, and within a pattern", () => {
    assert.ok(isWithin(["a", 0, "b"], ["a"]));
    assert.ok(isWithin(["a", 0, "b"], ["a", "*", "b"]));
    assert.ok(!isWithin(["a"], ["a", 0]));
    assert.ok(!isWithin(["ab"], ["a"]));
  });
});

describe("differencesOf", () => {
  it("goes as deep as the shapes agree, and takes null for nothing", () => {
    const before = { tags: { Name: "a", kept: "x" }, list: [{ port: 80 }], gone: 1, none: null, other: [1] };
    const after = { tags: { Name: "b", kept: "x" }, list: [{ port: 443 }], fresh: true, other: [1, 2] };
    assert.deepEqual(
      differencesOf(before, after).map(({ path, before: old, after: now }) => [renderPath(path), old, now]),
      [
        ["fresh", undefined, true],
        ["gone", 1, undefined],
        ["list[0].port", 80, 443],
        ["other", [1], [1, 2]],
        ["tags.Name", "a", "b"],
      ],
    );
  });
});
