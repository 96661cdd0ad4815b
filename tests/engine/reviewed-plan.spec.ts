/** The scripts of deploy.yml and drift.yml on the real engine: what specs with stand-ins can only assume of the CLI. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findEngine } from "./find-engine";
import { EngineWorkspace } from "./workspace";

const SCRIPTS = path.resolve(__dirname, "../../.github/scripts");
const PLAN = "plan/dev.json";

/** A script as a job runs it; `outputs` are its step outputs. */
function runScript(
  { directory }: EngineWorkspace,
  script: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): { exitCode: number | null; log: string; outputs: Record<string, string> } {
  const outputs = path.join(directory, "outputs");
  writeFileSync(outputs, "");
  const { status, stdout, stderr } = spawnSync(path.join(SCRIPTS, script), args, {
    cwd: directory,
    encoding: "utf8",
    env: {
      PATH: [path.join(directory, "../bin"), "/usr/bin", "/bin"].join(path.delimiter),
      STACK: "dev",
      PLAN,
      DIFFERENCES: "differences.txt",
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: path.join(directory, "summary"),
      ...env,
    },
  });
  const lines = readFileSync(outputs, "utf8").split("\n").filter(Boolean);
  return {
    exitCode: status,
    log: stdout + stderr,
    outputs: Object.fromEntries(lines.map((line) => line.split("=") as [string, string])),
  };
}

describe("a reviewed plan on the real engine", () => {
  const engine = findEngine();
  if (typeof engine === "string") {
    it(`is skipped: ${engine}`);
    return;
  }
  let workspace: EngineWorkspace;
  let reviewed: Record<string, string>;
  before(async () => {
    workspace = await EngineWorkspace.create(engine, "dev");
    await workspace.up();
  });
  after(() => {
    workspace.dispose();
  });

  const apply = (): ReturnType<typeof runScript> =>
    runScript(workspace, "apply-plan.sh", {
      REVIEWED_STATE: reviewed["state"] ?? "",
      REVIEWED_PLAN: reviewed["plan"] ?? "",
    });
  const updates = (): number => workspace.changes().filter(({ operation }) => operation === "update").length;

  const hash = (): string => runScript(workspace, "hash-state.sh", {}, ["dev"]).log;

  it("finds no drift after an update, and leaves the state as it was", () => {
    const before = hash();
    assert.match(before, /^[0-9a-f]{64}\n$/);
    assert.deepEqual(runScript(workspace, "look-for-drift.sh").outputs, { result: "clean" });
    assert.equal(hash(), before);
  });

  it("may not leave the job while a passphrase encrypts it", () => {
    const { exitCode, log } = runScript(workspace, "save-plan.sh");
    assert.equal(exitCode, 1);
    assert.match(log, /dev encrypts by passphrase/);
    assert.ok(!existsSync(path.join(workspace.directory, PLAN)));
    // This suite has no other key. In quotes the engine still finds the setting, and the script does not.
    workspace.rewrite("Pulumi.dev.yaml", "encryptionsalt:", '"encryptionsalt":');
  });

  it("says whether there is anything to approve", () => {
    assert.equal(runScript(workspace, "save-plan.sh").outputs["has-changes"], "false");
  });

  it("sees a program that has moved on as drift, by the CLI's exit code 7", () => {
    workspace.rewrite("Pulumi.dev.yaml", "maxStorageGiB: 40", "maxStorageGiB: 60");
    assert.deepEqual(runScript(workspace, "look-for-drift.sh").outputs, { result: "drift" });
  });

  it("is saved without a secret in plain text and without touching the state", async () => {
    const before = hash();
    const { exitCode, log, outputs } = runScript(workspace, "save-plan.sh");
    assert.equal(exitCode, 0, log);
    assert.equal(outputs["has-changes"], "true");
    assert.equal(hash(), before);
    reviewed = outputs;
    const plan = readFileSync(path.join(workspace.directory, PLAN), "utf8");
    const secrets = secretsOf(await workspace.exportState());
    assert.ok(secrets.length > 0 && plan.includes("ciphertext"));
    assert.deepEqual(
      secrets.filter((secret) => plan.includes(secret)),
      [],
    );
  });

  it("is refused before anything happens when the program would do more than was reviewed", () => {
    const before = updates();
    workspace.rewrite("Pulumi.dev.yaml", "rootVolumeGiB: 10", "rootVolumeGiB: 12");
    assert.notEqual(apply().exitCode, 0);
    assert.equal(updates(), before);
    workspace.rewrite("Pulumi.dev.yaml", "rootVolumeGiB: 12", "rootVolumeGiB: 10");
  });

  it("is applied from the state that it was reviewed for", () => {
    const before = updates();
    const { exitCode, log } = apply();
    assert.equal(exitCode, 0, log);
    assert.equal(updates(), before + 1);
  });

  it("is refused once the state has moved", async () => {
    workspace.rewrite("Pulumi.dev.yaml", "maxStorageGiB: 60", "maxStorageGiB: 80");
    reviewed = runScript(workspace, "save-plan.sh").outputs;
    workspace.rewrite("Pulumi.dev.yaml", "maxStorageGiB: 80", "maxStorageGiB: 90");
    await workspace.up();
    workspace.rewrite("Pulumi.dev.yaml", "maxStorageGiB: 90", "maxStorageGiB: 80");
    const before = updates();
    const { exitCode, log } = apply();
    assert.equal(exitCode, 1);
    assert.match(log, /::error::the state of dev has moved since its plan was reviewed/);
    assert.equal(updates(), before);
  });
});

/** Every secret of a state that the Automation API exported, which shows them; words too short to look for are left out. */
function secretsOf(state: unknown): string[] {
  if (typeof state !== "object" || state === null) return [];
  const { plaintext } = state as { plaintext?: unknown };
  if (typeof plaintext !== "string") return Object.values(state).flatMap(secretsOf);
  const secret: unknown = JSON.parse(plaintext);
  return typeof secret === "string" && secret.length >= 12 ? [secret] : [];
}
