import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { JsonObject } from "../../../../policy/resource-graph";
import { readEngineChanges } from "../../../../preview/analyses/comparison/engine-steps";
import { isRefused } from "../../../../preview/analyses/comparison/result";
import { type PreviewDigest, readPreviewFile } from "../../../../preview/engine/preview-file";
import { UsageError } from "../../../../preview/engine/project";
import { makeFiles } from "../../../support/projects";

const FILE = "preview-another-database-name.json";

const digest = (): PreviewDigest => readPreviewFile(path.join(__dirname, "fixtures"), FILE);

function isUsageError(message: RegExp) {
  return (error: unknown): boolean => error instanceof UsageError && message.test(error.message);
}

describe("the engine's own steps", () => {
  it("are read from what pulumi preview --json printed, dangerous ones first", () => {
    const { stack, source, isNew, steps, unchanged } = readEngineChanges(FILE, digest(), []);
    assert.deepEqual([stack, source, isNew, unchanged], ["dev", "engine", false, null]);
    assert.deepEqual(
      steps.map(({ kind, name, tier }) => [kind, name, tier]),
      [
        ["replace", "cloudmart-database-postgresql-logs", "cloudmart-database"],
        ["replace", "cloudmart-database-upgrade-logs", "cloudmart-database"],
        ["replace", "cloudmart-database", "cloudmart-database"],
        ["replace", "cloudmart-database-incarnation", "cloudmart-database"],
        ["update", "cloudmart-compute", "cloudmart-compute"],
        ["update", "cloudmart-compute-instance", "cloudmart-compute"],
        ["update", "cloudmart-compute-instance", "cloudmart-compute"],
      ],
    );
  });

  it("say which property forces a replacement, with the values where they are known", () => {
    const { steps } = readEngineChanges(FILE, digest(), []);
    const database = steps.find(({ type }) => type === "aws:rds/instance:Instance");
    assert.ok(database !== undefined && isRefused(database));
    assert.deepEqual(database.properties[0], {
      path: "dbName",
      before: "cloudmart",
      after: "orders",
      forcesReplacement: true,
      source: "the engine",
    });
    assert.equal(database.properties[1]?.after, "[unknown]");
    const random = steps.find(({ type }) => type === "random:index/randomId:RandomId");
    assert.equal((random?.properties[0]?.after as JsonObject)["databaseName"], "orders");
  });

  it("take an allowance by name", () => {
    const { steps } = readEngineChanges(FILE, digest(), ["cloudmart-database"]);
    const refused = steps.filter(isRefused).map(({ name }) => name);
    assert.deepEqual(refused, ["cloudmart-database-postgresql-logs", "cloudmart-database-upgrade-logs"]);
  });

  it("are refused where an operation is not known, or the URNs name no single stack", () => {
    const [step] = digest().steps;
    assert.ok(step !== undefined);
    const read = (more: Partial<typeof step>) => (): unknown =>
      readEngineChanges(FILE, { steps: [step, { ...step, ...more }] }, []);
    assert.throws(read({ op: "explode" }), isUsageError(/the operation explode is not known/));
    assert.throws(read({ urn: "urn:pulumi:prod::a::b::c" }), isUsageError(/do not name one stack/));
  });
});

describe("a file for --from", () => {
  const read = (content: string | undefined) => (): unknown => {
    const folder = makeFiles({});
    if (content !== undefined) writeFileSync(path.join(folder, "preview.json"), content);
    return readPreviewFile(folder, "preview.json");
  };

  it("is refused in one line where it is missing, no JSON, or no preview", () => {
    const cases: readonly (readonly [content: string | undefined, message: RegExp])[] = [
      [undefined, /^--from preview\.json: no such file$/],
      ["Previewing update (dev)", /^--from preview\.json is not one JSON document; [^\n]+$/],
      ["[]", /^--from preview\.json is not what pulumi preview --json prints: the document: [^\n]+$/],
      ['{"steps":[{"op":"same"}]}', /prints: steps\.0\.urn: [^\n]+$/],
      ['{"steps":[]}', /prints: it has no steps$/],
    ];
    for (const [content, message] of cases) assert.throws(read(content), isUsageError(message));
  });

  it("is refused in one line where it is a folder", () => {
    const folder = makeFiles({ "preview.json/file": "" });
    const message = /^--from preview\.json cannot be read: it is a folder$/;
    assert.throws(() => readPreviewFile(folder, "preview.json"), isUsageError(message));
  });
});
