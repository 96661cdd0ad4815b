import assert from "node:assert/strict";
import { tagsOf } from "../../policy/default-tags";
import { type JsonValue } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { loadGraph, theOne } from "../support/program";
import { edit, type Inputs } from "../support/rules";

const PROVIDER = "pulumi:providers:aws";

async function tagsWith(change: (inputs: Inputs) => void): Promise<Readonly<Record<string, string>>> {
  return tagsOf(ResourceView.of(theOne(edit(PROVIDER, change)(await loadGraph("prod")), PROVIDER)));
}

describe("a provider's default tags", () => {
  it("are read as JSON text and as an object", async () => {
    const tags = { Owner: "platform" };
    const written: JsonValue[] = [{ tags }, JSON.stringify({ tags })];
    for (const defaultTags of written) {
      assert.deepEqual(await tagsWith((inputs) => (inputs["defaultTags"] = defaultTags)), tags);
    }
  });

  it("are none where none are written", async () => {
    assert.deepEqual(await tagsWith((inputs) => delete inputs["defaultTags"]), {});
    assert.deepEqual(await tagsWith((inputs) => (inputs["defaultTags"] = "{}")), {});
  });
});
