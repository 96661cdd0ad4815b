import assert from "node:assert/strict";
import { readPolicy } from "../../preview/engine/policy-file";
import { comparePolicies } from "../../preview/report/policy-differences";
import { inBackground } from "../support/background";
import { type Outcome, runPreview } from "../support/command";
import { root } from "../support/program";
import { ANY_RESOURCE, makeProject } from "../support/projects";

const project = (): string =>
  makeProject(`${ANY_RESOURCE} new Any("aws:sns/topic:Topic", "topic");`, {
    "Pulumi.dev.yaml": "config: { environment: dev }\n",
    "Pulumi.prod.yaml": "config: { environment: prod }\n",
    "Pulumi.odd.yaml": "config: {}\n",
    "environments/dev.ts": `export const dev = {\n  days: 7, // cheap\n  same: true,\n  deep: { flag: false },\n};\n`,
    "environments/prod.ts": `export const prod = {\n  days: 90, // audits\n  same: true,\n  deep: { flag: true },\n};\n`,
  });

const runs = inBackground(() => {
  const folder = project();
  const compare = (...stacks: string[]): Promise<Outcome> => runPreview(folder, ["--compare", ...stacks]);
  return Promise.all([compare("dev", "prod"), compare("dev", "odd")]);
});

describe("stacks side by side", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy

  let compared: Outcome;
  let odd: Outcome;
  before(async () => {
    [compared, odd] = await runs();
  });

  it("show their settings, and each policy that differs with its values and reasons", () => {
    const { exitCode, out, err } = compared;
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(out, /^ +dev +prod\nStack\n/);
    const policies = out.slice(out.indexOf("Policy"));
    assert.equal(
      policies,
      `Policy that differs, and why (environments/: dev, prod)
  days
    dev: 7 (cheap)
    prod: 90 (audits)
  deep.flag
    dev: false (no reason given)
    prod: true (no reason given)
`,
    );
  });

  it("do without the policy of a stack that names no environment", () => {
    assert.deepEqual([odd.exitCode, odd.out.includes("Stack")], [0, true]);
    assert.doesNotMatch(odd.out, /Policy/);
  });

  it("are two at least, and nothing else besides", async () => {
    const folder = project();
    assert.deepEqual(await runPreview(folder, ["--compare", "dev"]), {
      exitCode: 2,
      out: "",
      err: "error: --compare needs two stacks or more\n",
    });
    assert.match(
      (await runPreview(folder, ["--json", "--compare", "dev", "prod"])).err,
      /^error: .* cannot be used with/,
    );
  });
});

describe("the policies of dev and prod", () => {
  it("give a reason on both sides for whatever differs", () => {
    const stacks = ["dev", "prod"].map((environment) => {
      const policy = readPolicy(root, environment);
      assert.ok(policy !== undefined);
      return { stack: environment, environment, policy };
    });
    const differences = comparePolicies(stacks);
    assert.ok(differences.length > 10);
    const silent = differences.filter(({ values }) => values.some(({ reason }) => reason === undefined));
    assert.deepEqual(
      silent.map(({ key }) => key),
      [],
    );
  });
});
