/**
 * An instance in a temporary folder: runs the real boot script and the scripts it leaves behind, with every command that
 * would touch a machine or a network replaced by one that writes down how it was called.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BootSettings } from "../../components/compute/user-data";
import { itInBackground } from "./background";
import { runToEnd } from "./processes";

const REGISTRY = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com";

export const BOOT_SETTINGS: BootSettings = {
  region: "ap-northeast-2",
  image: `${REGISTRY}/cloudmart-backend:1.0.0`,
  registry: { host: REGISTRY, region: "us-east-1" },
  containerPort: 8080,
  logGroupName: "cloudmart-log",
  tracedService: undefined,
  database: {
    address: "db.internal",
    readAddresses: ["read-1.internal", "read-2.internal", "read-3.internal"],
    port: 5432,
    databaseName: "cloudmart",
    secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:database",
    iamUser: undefined,
  },
  cacheSecretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:cache",
  application: undefined,
};

const UNIT_SEPARATOR = "\u001f";
const RECORD_SEPARATOR = "\u001e";

/** Writes a command's name and arguments down, in a file of its own: commands of one pipe run at the same time. */
const record = (name: string): string => String.raw`#!/bin/bash
{ printf '%s\037' ${name} "$@"; printf '\036'; } >> "$STATE/calls-${name}"
`;

const STAND_INS: Readonly<Record<string, string>> = {
  dnf: String.raw`
left="$(cat "$STATE/dnf-failures" 2> /dev/null || echo 0)"
if ((left > 0)); then echo $((left - 1)) > "$STATE/dnf-failures"; exit 1; fi
if [[ "$*" == *agent* && -f "$STATE/no-agent" ]]; then exit 1; fi`,
  "amazon-cloudwatch-agent-ctl": "echo started",
  // After two seconds' sleep for the nth time, everything answers.
  sleep: String.raw`
left="$(cat "$STATE/silent-until-slept" 2> /dev/null || echo 0)"
if [[ "$1" == 2 ]] && ((left > 0)); then
  echo $((left - 1)) > "$STATE/silent-until-slept"
  if ((left == 1)); then : > "$STATE/silent"; fi
fi`,
  systemctl: "",
  // Which addresses do not answer: `timeout 3 bash -c '...' <address> <port>`.
  timeout: String.raw`! grep --quiet --line-regexp --fixed-strings "$5" "$STATE/silent" 2> /dev/null`,
  curl: String.raw`
case "$*" in
  *latest/api/token*) printf 'metadata-token' ;;
  *meta-data/instance-id*) cat "$STATE/instance-id" ;;
  *--output*) while [[ "$1" != --output ]]; do shift; done; echo certificates > "$2" ;;
esac`,
  aws: String.raw`
case "$*" in
  *get-login-password*) printf 'registry-password' ;;
  *generate-db-auth-token*) [[ ! -f "$STATE/no-tokens" ]] && printf 'token-of %s' "$*" ;;
  *assume-role*) cat "$STATE/credentials" ;;
  *secret:database*) cat "$STATE/database-secret" ;;
  *secret:cache*) cat "$STATE/cache-secret" ;;
esac`,
  docker: String.raw`
case "$1" in
  image) [[ -f "$STATE/pulled" ]] ;;
  pull) touch "$STATE/pulled" ;;
  login) cat > "$STATE/docker-login"; mkdir -p "$DOCKER_CONFIG"; touch "$DOCKER_CONFIG/config.json" ;;
esac`,
};

export interface Outcome {
  readonly status: number | null;
  /** Everything printed, on both streams. */
  readonly output: string;
}

export class Instance {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "cloudmart-instance-"));
  private readonly commands = path.join(this.folder, "commands");
  private readonly state = path.join(this.folder, "state");
  readonly root = path.join(this.folder, "root");

  constructor(instanceId = "i-0123456789abcdef0") {
    for (const folder of [this.commands, this.state, this.root]) mkdirSync(folder);
    for (const [name, text] of Object.entries(STAND_INS)) {
      writeFileSync(path.join(this.commands, name), record(name) + text);
      chmodSync(path.join(this.commands, name), 0o755);
    }
    this.set("instance-id", instanceId);
    this.set(
      "credentials",
      JSON.stringify({
        AccessKeyId: "ASIA1",
        SecretAccessKey: "s",
        SessionToken: "t",
        Expiration: "2026-11-21T13:00:00Z",
      }),
    );
    this.set("database-secret", JSON.stringify({ username: "cloudmart_user", password: "first" }));
    this.set(
      "cache-secret",
      JSON.stringify({ host: "master.cache", readerHost: "replica.cache", port: 6379, authToken: "token" }),
    );
  }

  /** What the stand-ins answer with. */
  set(key: string, value: string): void {
    writeFileSync(path.join(this.state, key), value);
  }

  boot(script: string): Promise<Outcome> {
    const file = path.join(this.folder, "user-data");
    writeFileSync(file, script);
    return this.run(file);
  }

  /** Runs a script that the boot script installed. */
  runInstalled(script: string, ...args: string[]): Promise<Outcome> {
    return this.run(path.join(this.root, "usr/local/bin", script), ...args);
  }

  private async run(file: string, ...args: string[]): Promise<Outcome> {
    const env = { PATH: `${this.commands}:${process.env["PATH"] ?? ""}`, BOOT_ROOT: this.root, STATE: this.state };
    const { exitCode, out, err } = await runToEnd("bash", [file, ...args], { env });
    return { status: exitCode, output: out + err };
  }

  /** The calls of one command in order; the first word is the command. */
  calls(command: string): string[][] {
    const file = path.join(this.state, `calls-${command}`);
    if (!existsSync(file)) return [];
    const records = readFileSync(file, "utf8").split(RECORD_SEPARATOR).slice(0, -1);
    return records.map((record) => record.split(UNIT_SEPARATOR).slice(0, -1));
  }

  /** The calls of all commands, one command after the other. */
  allCalls(): string[][] {
    return Object.keys(STAND_INS).flatMap((command) => this.calls(command));
  }

  forgetCalls(): void {
    for (const command of Object.keys(STAND_INS)) rmSync(path.join(this.state, `calls-${command}`), { force: true });
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), "utf8");
  }

  /** What was piped into `docker login`. */
  get registryPassword(): string {
    return readFileSync(path.join(this.state, "docker-login"), "utf8");
  }

  has(file: string): boolean {
    return existsSync(path.join(this.root, file));
  }

  /** Permissions such as `600`. */
  mode(file: string): string {
    return (statSync(path.join(this.root, file)).mode & 0o777).toString(8);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/**
 * Specs, each on an instance of its own that is prepared like the others' and taken away afterwards; they run ahead of
 * their turn. Skipped where one of the commands that the scripts need is not installed.
 */
export function itOnInstance(
  prepare: (instance: Instance) => Promise<unknown> = () => Promise.resolve(),
  needed: readonly string[] = [],
) {
  return (title: string, spec: (instance: Instance) => Promise<void> | void): void => {
    const onOne = async (): Promise<void> => {
      const instance = new Instance();
      try {
        await prepare(instance);
        await spec(instance);
      } finally {
        instance.remove();
      }
    };
    itInBackground(title, onOne, needed);
  };
}
