import assert from "node:assert/strict";
import path from "node:path";
import { NO_OPTIONS } from "../../preview/engine/registration";
import { renderInventory } from "../../preview/inventory";
import { makeGraph, makeResource } from "../support/graphs";
import { root } from "../support/program";

const FILE = path.join(root, "tests", "expected", "dev.json");
const STACK = "urn:pulumi:dev::cloudmart::pulumi:pulumi:Stack::cloudmart-dev";
const tier = makeResource("cloudmart:database:Database", "main", {}, { custom: false });

describe("renderInventory", () => {
  it("sorts resources by URN and their inputs by name, and shortens parents and providers", async () => {
    const topics = ["b", "a"].map((name) =>
      makeResource(
        "aws:sns/topic:Topic",
        name,
        { tags: { Z: "1", A: "2" }, displayName: name, token: "[secret]" },
        { parent: tier.urn, provider: "urn:pulumi:dev::cloudmart::pulumi:providers:aws::aws" },
      ),
    );
    const text = await renderInventory(makeGraph([...topics, tier], "dev", { url: "<x>" }), FILE);
    assert.equal(
      text,
      `{
  "stack": "dev",
  "resources": [
    {
      "type": "aws:sns/topic:Topic",
      "name": "a",
      "parent": "cloudmart:database:Database::main",
      "provider": "aws",
      "inputs": { "displayName": "a", "tags": { "A": "2", "Z": "1" }, "token": "[secret]" }
    },
    {
      "type": "aws:sns/topic:Topic",
      "name": "b",
      "parent": "cloudmart:database:Database::main",
      "provider": "aws",
      "inputs": { "displayName": "b", "tags": { "A": "2", "Z": "1" }, "token": "[secret]" }
    },
    { "type": "cloudmart:database:Database", "name": "main", "parent": "pulumi:pulumi:Stack::cloudmart-dev" },
    { "type": "pulumi:pulumi:Stack", "name": "cloudmart-dev" }
  ],
  "outputs": { "url": "<x>" }
}
`,
    );
  });

  it("shows the options that are set, but not which outputs the SDK declares secret", async () => {
    const options = { ...NO_OPTIONS, protect: true, ignoreChanges: ["tags"], additionalSecretOutputs: ["result"] };
    const text = await renderInventory(makeGraph([makeResource("a:b:C", "c", {}, { options })]), FILE);
    const { resources } = JSON.parse(text) as { resources: { options?: unknown; parent?: string }[] };
    assert.deepEqual(resources[0]?.options, { protect: true, ignoreChanges: ["tags"] });
    assert.equal(STACK.endsWith(resources[0].parent?.split("::").at(-1) ?? "?"), true);
  });

  it("unfolds policies, scripts and other text with lines of its own", async () => {
    const script = `#!/bin/bash\n${"echo hello\n".repeat(10)}`;
    const inputs = {
      policy: '{"Version":"2012-10-17"}',
      accounts: '["1"]',
      userData: Buffer.from(script).toString("base64"),
      lines: "a\nb",
      secret: "[secret]",
      brace: "{not json",
      hash: "a".repeat(120),
      rules: [{ body: "x\ny" }],
    };
    const text = await renderInventory(makeGraph([makeResource("a:b:C", "c", inputs)]), FILE);
    const { resources } = JSON.parse(text) as { resources: { inputs: unknown }[] };
    assert.deepEqual(resources[0]?.inputs, {
      ...inputs,
      policy: { Version: "2012-10-17" },
      accounts: ["1"],
      userData: script.split("\n"),
      lines: ["a", "b"],
      rules: [{ body: ["x", "y"] }],
    });
  });
});
