import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Project, readProject } from "../../../preview/engine/project";
import { findTarget } from "../../../tools/publish-site/target";
import { alone } from "../../support/background";
import { makeProject } from "../../support/projects";

const OUTPUTS = { siteBucketName: "site-1", distributionId: "E1", url: "https://shop.example" };

function project(aws = "{ accountId: '111111111111', region: ap-northeast-2 }", outputs: unknown = OUTPUTS): Project {
  const folder = makeProject("", {
    "Pulumi.yaml": "name: cloudmart\nruntime: nodejs\n",
    "Pulumi.dev.yaml": `config:\n  cloudmart:aws: ${aws}\n`,
    "outputs.json": typeof outputs === "string" ? outputs : JSON.stringify(outputs),
  });
  return readProject(folder);
}

/** Puts a command called pulumi before all others while something runs. */
function withPulumi<T>(script: string | undefined, folder: string, run: () => Promise<T>): Promise<T> {
  return alone(() => withPath(script, folder, run));
}

async function withPath<T>(script: string | undefined, folder: string, run: () => Promise<T>): Promise<T> {
  const before = process.env["PATH"];
  if (script !== undefined) {
    writeFileSync(path.join(folder, "pulumi"), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, "pulumi"), 0o755);
  }
  process.env["PATH"] = script === undefined ? folder : `${folder}${path.delimiter}${before ?? ""}`;
  try {
    return await run();
  } finally {
    process.env["PATH"] = before;
  }
}

const TARGET = { region: "ap-northeast-2", accountId: "111111111111", bucket: "site-1", distributionId: "E1" };

describe("where a stack's site is", () => {
  it("is read from its file and a file with its outputs", async () => {
    assert.deepEqual(await findTarget(project(), "dev", "outputs.json"), TARGET);
  });

  it("is asked of the pulumi CLI without such a file, for the stack by name and in the project's folder", async () => {
    const own = project();
    const script = `test "$*" = "stack output --json --stack dev" && cat outputs.json`;
    assert.deepEqual(await withPulumi(script, own.directory, () => findTarget(own, "dev", undefined)), TARGET);
  });

  it("cannot be asked of a CLI that refuses or is not there", async () => {
    const own = project();
    const ask = (script?: string): Promise<unknown> =>
      withPulumi(script, own.directory, () => findTarget(own, "dev", undefined));
    await assert.rejects(ask("echo 'error: no stack' >&2; exit 1"), {
      message: "pulumi stack output --stack dev: error: no stack",
    });
    await assert.rejects(
      withPulumi(undefined, "/no/such/folder", () => findTarget(own, "dev", undefined)),
      {
        message: /there is no pulumi CLI on the PATH; give --outputs <file>/,
      },
    );
  });

  for (const [title, outputs, message] of [
    ["without a bucket", { ...OUTPUTS, siteBucketName: undefined }, /has no output siteBucketName; has it an edge/],
    ["without a CDN", { ...OUTPUTS, distributionId: "" }, /has no output distributionId/],
    ["that are a list", [], /outputs\.json: not what pulumi stack output --json prints/],
    ["that are no JSON", "Current stack outputs (2):", /outputs\.json: not what/],
  ] as const) {
    it(`is not known from outputs ${title}`, async () => {
      await assert.rejects(findTarget(project(undefined, outputs), "dev", "outputs.json"), message);
    });
  }

  it("is not known from a file that cannot be read, a stack without file, or a stack file without account", async () => {
    await assert.rejects(findTarget(project(), "dev", "no.json"), /no\.json cannot be read/);
    await assert.rejects(findTarget(project(), "qa", "outputs.json"), /no stack file Pulumi\.qa\.yaml/);
    const numeric = project("{ accountId: 111111111111, region: ap-northeast-2 }");
    await assert.rejects(findTarget(numeric, "dev", "outputs.json"), /has no region and accountId in quotes/);
  });
});
