import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { policies } from "../../../../environments/policies";
import { stackFileSchema } from "../../../../environments/schema";
import { noWayTo, SETTINGS } from "../../../../preview/analyses/drill/settings";
import { root } from "../../../support/program";
import { pathsOf } from "../../../support/stack-files";

describe("the settings that a drill names", () => {
  const policyKeys = pathsOf(policies.prod);

  it("are policies that there are", () => {
    const named = Object.values(SETTINGS).filter(({ kind }) => kind === "policy");
    // The policy of a tier that is not there yet cannot be looked up.
    const known = named.filter(({ key }) => policyKeys.some((each) => each.startsWith(`${key.split(".")[0] ?? ""}.`)));
    assert.ok(known.length >= 5);
    assert.deepEqual(
      known.filter(({ key }) => !policyKeys.includes(key)),
      [],
    );
  });

  it("are facts that a stack file has", () => {
    const blocks: Readonly<Record<string, unknown>> = stackFileSchema.shape;
    const keysOf = (block: unknown): string[] => {
      const { shape, def } = block as { readonly shape?: object; readonly def: { readonly innerType?: unknown } };
      return shape === undefined ? keysOf(def.innerType) : Object.keys(shape);
    };
    for (const { key, kind } of Object.values(SETTINGS)) {
      const [block = "", name = ""] = key.split(".");
      if (kind === "fact") assert.ok(keysOf(blocks[block]).includes(name), key);
    }
  });

  it("are files that there are", () => {
    assert.ok(existsSync(path.join(root, noWayTo("cache").key)));
  });
});
