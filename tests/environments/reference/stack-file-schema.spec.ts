import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { describeStackFile } from "../../../environments/reference/stack-file-schema";
import { NAMESPACE, stackFileSchema } from "../../../environments/schema";
import { STACKS } from "../../support/program";
import { withValue } from "../../support/stack-files";

type JsonSchema = z.core.JSONSchema.JSONSchema;

function readFile(stack: string): unknown {
  return parse(readFileSync(path.join(__dirname, "..", "..", "..", `Pulumi.${stack}.yaml`), "utf8"));
}

function* nodesOf(schema: JsonSchema): Generator<JsonSchema> {
  yield schema;
  for (const part of Object.values(schema.properties ?? {})) yield* nodesOf(part as JsonSchema);
}

const accepts = (file: unknown): boolean => z.fromJSONSchema(describeStackFile()).safeParse(file).success;

describe("the JSON Schema of a stack file", () => {
  for (const stack of STACKS) {
    it(`accepts ${stack}'s file, also with what Pulumi itself writes into one`, () => {
      assert.ok(accepts(readFile(stack)));
      assert.ok(
        accepts({
          ...(readFile(stack) as object),
          encryptionsalt: "v1:x",
          secretsprovider: "awskms://x",
          encryptedkey: "x",
        }),
      );
    });
  }

  it("refuses what the program refuses for its shape", () => {
    const file = readFile("dev");
    assert.ok(!accepts(withValue(file, "config.cloudmart:aws.accountId", 111111111111)));
    assert.ok(!accepts(withValue(file, "config.cloudmart:database.engineVersion", 15)));
    assert.ok(!accepts(withValue(file, "config.cloudmart:database.isMultiAz", true)));
    assert.ok(!accepts(withValue(file, "config.cloudmart:network.availabilityZones", ["ap-northeast-2a"])));
    assert.ok(!accepts(withValue(file, "config.cloudmart:environment", undefined)));
    assert.ok(!accepts(withValue(file, "config", undefined)));
  });

  it("has every key under the project's namespace, and no room for others but the engine's", () => {
    const { config } = describeStackFile().properties as Record<string, JsonSchema>;
    const keys = Object.keys(stackFileSchema.shape).map((key) => `${NAMESPACE}:${key}`);
    assert.deepEqual(Object.keys(config?.properties ?? {}), keys);
    const blocks = [
      "objectives",
      "logs",
      "tables",
      "storage",
      "edge",
      "accelerator",
      "observability",
      "recovery",
      "audit",
    ];
    const optional = blocks.map((key) => `${NAMESPACE}:${key}`);
    const required = keys.filter((key) => !optional.includes(key));
    assert.deepEqual(config?.required, required);
    assert.deepEqual(Object.keys(config.patternProperties ?? {}), ["^pulumi:"]);
    for (const node of nodesOf(describeStackFile())) {
      if (node.properties !== undefined) assert.equal(node.additionalProperties, false);
    }
  });

  it("is referenced from the first line of each stack file", () => {
    for (const stack of STACKS) {
      const [line] = readFileSync(path.join(__dirname, "..", "..", "..", `Pulumi.${stack}.yaml`), "utf8").split("\n");
      assert.equal(line, "# yaml-language-server: $schema=./environments/stack-file.schema.json");
    }
  });

  it("uses patterns that editors understand, with and without Unicode mode", () => {
    const patterns = [...nodesOf(describeStackFile())].flatMap(({ pattern }) => pattern ?? []);
    assert.ok(patterns.length > 10);
    for (const pattern of patterns) {
      assert.doesNotThrow(() => [new RegExp(pattern), new RegExp(pattern, "u")], pattern);
      assert.doesNotMatch(pattern, /\\p/);
    }
  });

  it("shows meaning, allowed values and reason beside a key", () => {
    const descriptions = [...nodesOf(describeStackFile())].map(({ description }) => description);
    assert.ok(descriptions.includes("Encrypted gp3 root volume, GiB. Amazon Linux 2023's image is 8 GiB."));
    assert.ok(
      descriptions.includes(
        "The account this stack is pinned to; the provider refuses every other. Allowed: 12 digits, in quotes.",
      ),
    );
    for (const node of nodesOf(describeStackFile())) assert.ok(!("allowed" in node) && !("reason" in node));
  });
});
