import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { readProject, readStackConfiguration, UsageError } from "../../../preview/engine/project";
import { makeFiles, makeFolder } from "../../support/projects";

const PULUMI_YAML = "name: shop\nruntime: nodejs\n";

function configOf(stackFile: string, pulumiYaml = PULUMI_YAML): ReturnType<typeof readStackConfiguration> {
  const folder = makeFiles({ "Pulumi.yaml": pulumiYaml, "Pulumi.dev.yaml": stackFile });
  return readStackConfiguration(readProject(folder), "dev");
}

function refused(files: Readonly<Record<string, string>>, message: RegExp, stack = "dev"): void {
  assert.throws(
    () => readStackConfiguration(readProject(makeFiles(files)), stack),
    (error) => error instanceof UsageError && message.test(error.message) && !error.message.includes("\n"),
  );
}

describe("readProject", () => {
  it("reads the name, the entry point, the runtime's options and the stacks in alphabetical order", () => {
    const folder = makeFiles({
      "Pulumi.yaml": `name: shop
main: program/index.ts
runtime:
  name: nodejs
  options: { nodeargs: --trace-warnings --max-old-space-size=512 }
`,
      "Pulumi.prod.yaml": "",
      "Pulumi.dev.yaml": "",
      "Pulumi.eu.west.yaml": "",
    });
    assert.deepEqual(readProject(folder), {
      directory: realpathSync(folder),
      name: "shop",
      main: "program/index.ts",
      nodeArguments: ["--trace-warnings", "--max-old-space-size=512"],
      stacks: ["dev", "eu.west", "prod"],
      config: {},
    });
  });

  it("takes the defaults of the CLI where the file says nothing", () => {
    const { main, nodeArguments } = readProject(makeFiles({ "Pulumi.yaml": PULUMI_YAML }));
    assert.deepEqual({ main, nodeArguments }, { main: ".", nodeArguments: [] });
  });

  it("refuses, in one line, a folder without a project and a project it cannot run", () => {
    const folder = makeFolder();
    assert.throws(() => readProject(folder), new UsageError(`Pulumi.yaml does not exist in ${folder}`));
    refused({ "Pulumi.yaml": "runtime: nodejs" }, /^Pulumi\.yaml: name is missing$/);
    refused({ "Pulumi.yaml": "name: shop\nruntime: python" }, /^Pulumi\.yaml: runtime is not nodejs$/);
    refused({ "Pulumi.yaml": "name: shop\nruntime:\n  name: go" }, /^Pulumi\.yaml: runtime is not nodejs$/);
    refused({ "Pulumi.yaml": "name: [shop" }, /^Pulumi\.yaml is not valid YAML: .+ at line 1, column 12$/);
    refused({ "Pulumi.yaml": "- name" }, /^Pulumi\.yaml is not a mapping of keys to values$/);
  });
});

describe("readStackConfiguration", () => {
  it("hands scalars over as text, structures as JSON, and nothing as empty text, as the CLI does", () => {
    const { values } = configOf(`config:
  text: plain
  quoted: "5"
  whole: 5
  fraction: 1.50
  exponent: 1e3
  on: true
  nothing: null
  empty:
  list: [1, 2.50, "3", true, null]
  shape: { z: 1, a: { b: [x] } }
  lines: |
    a
    b
`);
    assert.deepEqual(values, {
      "shop:text": "plain",
      "shop:quoted": "5",
      "shop:whole": "5",
      "shop:fraction": "1.5",
      "shop:exponent": "1000",
      "shop:on": "true",
      "shop:nothing": "",
      "shop:empty": "",
      "shop:list": '[1,2.5,"3",true,null]',
      "shop:shape": '{"a":{"b":["x"]},"z":1}',
      "shop:lines": "a\nb\n",
    });
  });

  it("puts a key without a namespace under the project's, and keeps another's", () => {
    const { values } = configOf("config: { zones: 2, shop:region: eu, aws:region: us }");
    assert.deepEqual(values, { "shop:zones": "2", "shop:region": "eu", "aws:region": "us" });
  });

  it("replaces encrypted values, at the top and inside, by a placeholder and names their keys as secret", () => {
    const { values, secretKeys } = configOf(`config:
  token: { secure: v1:abc:def }
  database: { user: me, password: { secure: v1:ghi } }
  list: [{ secure: v1:jkl }, plain]
  plain: { insecure: yes }
`);
    assert.deepEqual(secretKeys, ["shop:token", "shop:database", "shop:list"]);
    assert.deepEqual(values, {
      "shop:token": "[secret]",
      "shop:database": '{"password":"[secret]","user":"me"}',
      "shop:list": '["[secret]","plain"]',
      "shop:plain": '{"insecure":"yes"}',
    });
  });

  it("starts from the project's own values and defaults, which a stack file overrides", () => {
    const project = `${PULUMI_YAML}config:
  plain: from-project
  replaced: from-project
  sized: { type: integer, default: 5 }
  fixed: { value: { a: [1] } }
  declared: { type: string, description: no default }
  aws:region: us-east-1
`;
    assert.deepEqual(configOf("config: { shop:replaced: from-stack }", project).values, {
      "shop:plain": "from-project",
      "shop:replaced": "from-stack",
      "shop:sized": "5",
      "shop:fixed": '{"a":[1]}',
      "aws:region": "us-east-1",
    });
  });

  it("reads a stack file without configuration as no values", () => {
    for (const file of ["", "config:\n", "encryptionsalt: v1:abc\n"]) {
      assert.deepEqual(configOf(file), { values: {}, secretKeys: [] }, file);
    }
  });

  it("refuses, in one line, an alias of nothing and a folder in a file's place", () => {
    refused(
      { "Pulumi.yaml": PULUMI_YAML, "Pulumi.dev.yaml": "config: *nope" },
      /^Pulumi\.dev\.yaml is not valid YAML: .*nope/,
    );
    refused(
      { "Pulumi.yaml": PULUMI_YAML, "Pulumi.dev.yaml/file": "" },
      /^Pulumi\.dev\.yaml cannot be read: it is a folder$/,
    );
  });

  it("refuses, in one line, a stack without a file, a broken one, and one of the wrong shape", () => {
    const project = { "Pulumi.yaml": PULUMI_YAML };
    refused(
      { ...project, "Pulumi.a.yaml": "", "Pulumi.b.yaml": "" },
      /^no stack file Pulumi\.test\.yaml; there is one for a, b$/,
      "test",
    );
    refused(project, /^no stack file Pulumi\.dev\.yaml; there is one for none$/);
    refused({ ...project, "Pulumi.dev.yaml": "config:\n  a: 1\n  a: 2\n" }, /^Pulumi\.dev\.yaml is not valid YAML: .+/);
    refused({ ...project, "Pulumi.dev.yaml": "config: [a]" }, /^Pulumi\.dev\.yaml: config is not a mapping/);
    refused({ ...project, "Pulumi.dev.yaml": "text" }, /^Pulumi\.dev\.yaml is not a mapping/);
  });
});
