/**
 * A stack on the real engine, shut off from this machine: a temporary copy of the project, a file backend, the suite's
 * own providers and an environment that holds nothing but what is written here. It cannot reach an AWS account.
 */
import { execFile } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Deployment, LocalWorkspace, type OpMap, PulumiCommand, Stack } from "@pulumi/pulumi/automation";
import { type Document, parseDocument } from "yaml";
import type { Engine } from "./find-engine";
import { type Change, LOG_VARIABLE, readLog, type Start } from "./operation-log";

const PROJECT_FOLDER = path.resolve(__dirname, "../..");
const PROVIDERS_FOLDER = path.join(__dirname, "providers");
/** What the program is made of; everything else at the top level stays where it is. */
const SOURCES = ["components", "environments", "index.ts", "package.json", "policy", "Pulumi.yaml"];

/** Where the Automation API expects the CLI of an installation. */
const LAUNCHER = "bin/pulumi";
const LOG_FILE = "providers.log";

/** Settings by which the AWS SDK and the CLI would otherwise look around on the machine. */
function engineEnvironment({ cli }: Engine, root: string): Record<string, string> {
  const nothing = path.join(root, "nothing");
  return {
    PATH: [path.dirname(cli), path.dirname(process.execPath), "/usr/bin", "/bin"].join(path.delimiter),
    HOME: path.join(root, "home"),
    TMPDIR: tmpdir(),
    AWS_CONFIG_FILE: nothing,
    AWS_SHARED_CREDENTIALS_FILE: nothing,
    AWS_EC2_METADATA_DISABLED: "true",
    PULUMI_HOME: path.join(root, "pulumi-home"),
    PULUMI_BACKEND_URL: `file://${path.join(root, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_DEBUG_COMMANDS: "true", // the CLI offers the event log, which the Automation API asks for, only with this
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
    [LOG_VARIABLE]: path.join(root, LOG_FILE),
  };
}

/** The AWS settings that the engine is given, and no others. */
export const NEUTRAL_AWS_SETTINGS = ["AWS_CONFIG_FILE", "AWS_EC2_METADATA_DISABLED", "AWS_SHARED_CREDENTIALS_FILE"];

/** What a command did, or for a preview would do. */
export interface Outcome {
  /** How many resources, by the engine's word for what happens to them: `create`, `same`, `replace`... */
  readonly counts: OpMap;
  /** What reached the providers. */
  readonly changes: readonly Change[];
}

export class EngineWorkspace {
  /** Everything the CLI wrote. */
  transcript = "";
  private readonly collect = (text: string): void => {
    this.transcript += text;
  };

  private constructor(
    private readonly root: string,
    private readonly stack: Stack,
  ) {}

  /** Copies the project and prepares the stack; `dispose` removes both. */
  static async create(engine: Engine, stackName: string): Promise<EngineWorkspace> {
    const root = mkdtempSync(path.join(tmpdir(), `cloudmart-engine-${stackName}-`));
    for (const folder of ["backend", "bin", "home", "project", "pulumi-home"]) mkdirSync(path.join(root, folder));
    writeFileSync(path.join(root, "nothing"), "");
    const workDir = path.join(root, "project");
    copyProject(workDir, stackName, engine);
    writeLauncher(path.join(root, LAUNCHER), engine, root);
    const pulumiCommand = await PulumiCommand.get({ root });
    const workspace = await LocalWorkspace.create({ workDir, pulumiCommand });
    return new EngineWorkspace(root, await Stack.create(stackName, workspace));
  }

  /** The folder of the temporary copy. */
  get directory(): string {
    return path.join(this.root, "project");
  }

  preview(): Promise<Outcome> {
    return this.run(async (options) => (await this.stack.preview(options)).changeSummary);
  }

  /** `--policy-pack policy` with a command; returns what the CLI wrote, also where a rule stops it. */
  async runWithPolicies(command: "preview" | "up"): Promise<string> {
    const start = this.transcript.length;
    const options = { onOutput: this.collect, onError: this.collect, policyPacks: ["policy"] };
    try {
      await (command === "up" ? this.stack.up(options) : this.stack.preview(options));
    } catch (error) {
      if (!this.transcript.slice(start).includes("Policies:")) throw error;
    }
    return this.transcript.slice(start);
  }

  up(): Promise<Outcome> {
    return this.run(async (options) => (await this.stack.up(options)).summary.resourceChanges);
  }

  /** The Automation API destroys without a preview first. */
  destroy(): Promise<Outcome> {
    return this.run(async (options) => (await this.stack.destroy(options)).summary.resourceChanges);
  }

  /** `pulumi destroy --yes` as a user types it: the CLI previews first and stops at the first objection. */
  typeDestroy(): Promise<void> {
    const args = ["destroy", "--yes", "--non-interactive", "--stack", this.stack.name];
    return new Promise((resolve, reject) => {
      execFile(path.join(this.root, LAUNCHER), args, { cwd: this.directory }, (error, stdout, stderr) => {
        this.transcript += stdout + stderr;
        if (error === null) resolve();
        else reject(new Error(stdout + stderr));
      });
    });
  }

  private async run(command: (options: CommandOptions) => Promise<OpMap | undefined>): Promise<Outcome> {
    const before = this.changes().length;
    const counts = (await command({ onOutput: this.collect, onError: this.collect, showSecrets: false })) ?? {};
    return { counts, changes: this.changes().slice(before) };
  }

  /** The stack's state, secrets in plain text. */
  exportState(): Promise<Deployment> {
    return this.stack.exportStack();
  }

  /** Name and text of every file that the engine keeps about the stack, its state among them. */
  backendFiles(): [string, string][] {
    const backend = path.join(this.root, "backend");
    return readdirSync(backend, { recursive: true, encoding: "utf8" })
      .filter((file) => statSync(path.join(backend, file)).isFile())
      .map((file) => [file, readFileSync(path.join(backend, file), "utf8")]);
  }

  providerStarts(): Start[] {
    return readLog(this.logFile).filter((entry) => entry.operation === "start");
  }

  /** Every change that reached the providers so far. */
  changes(): Change[] {
    return readLog(this.logFile).filter((entry) => entry.operation !== "start");
  }

  private get logFile(): string {
    return path.join(this.root, LOG_FILE);
  }

  /** Sets a value of the copy's stack file, for example `["network", "workloadZoneCount"]`. */
  configure(keys: readonly [string, ...string[]], value: unknown): void {
    const [block, ...rest] = keys;
    editYaml(path.join(this.directory, `Pulumi.${this.stack.name}.yaml`), (document) => {
      document.setIn(["config", `cloudmart:${block}`, ...rest], value);
    });
  }

  /** Takes a value out of the copy's stack file. */
  unconfigure(keys: readonly [string, ...string[]]): void {
    const [block, ...rest] = keys;
    editYaml(path.join(this.directory, `Pulumi.${this.stack.name}.yaml`), (document) => {
      document.deleteIn(["config", `cloudmart:${block}`, ...rest]);
    });
  }

  /** Replaces a piece of a source file of the copy; refuses when it is not there. */
  rewrite(file: string, before: string, after: string): void {
    const target = path.join(this.directory, file);
    const content = readFileSync(target, "utf8");
    if (!content.includes(before)) throw new Error(`${file} holds no ${before}`);
    writeFileSync(target, content.replace(before, after));
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface CommandOptions {
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly showSecrets: boolean;
}

function copyProject(target: string, stackName: string, { awsxFolder }: Engine): void {
  for (const name of [...SOURCES, "tsconfig.json", "tsconfig.program.json", `Pulumi.${stackName}.yaml`]) {
    cpSync(path.join(PROJECT_FOLDER, name), path.join(target, name), { recursive: true });
  }
  symlinkSync(path.join(PROJECT_FOLDER, "node_modules"), path.join(target, "node_modules"));
  editYaml(path.join(target, "Pulumi.yaml"), (document) => {
    document.setIn(
      ["plugins", "providers"],
      [
        { name: "aws", path: PROVIDERS_FOLDER },
        { name: "random", path: PROVIDERS_FOLDER },
        { name: "awsx", path: awsxFolder },
      ],
    );
  });
}

function editYaml(file: string, edit: (document: Document) => void): void {
  const document = parseDocument(readFileSync(file, "utf8"));
  edit(document);
  writeFileSync(file, document.toString());
}

/** Starts the CLI with an empty environment, so that no setting of this machine has to be known to be cleared. */
function writeLauncher(file: string, engine: Engine, root: string): void {
  const settings = Object.entries(engineEnvironment(engine, root)).map(([name, value]) => quote(`${name}=${value}`));
  writeFileSync(file, `#!/bin/sh\nexec env -i ${settings.join(" ")} ${quote(engine.cli)} "$@"\n`);
  chmodSync(file, 0o755);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
