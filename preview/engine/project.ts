/** Reads `Pulumi.yaml` and the stack files as the Pulumi CLI would, and nothing else of the machine. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";

/** What the command line got wrong, or a project that cannot be read: shown as it is, without a stack trace. */
export class UsageError extends Error {}

export interface Project {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  readonly name: string;
  /** The program's entry point, relative to the folder. */
  readonly main: string;
  /** Arguments for Node, from `runtime.options.nodeargs`. */
  readonly nodeArguments: readonly string[];
  /** `runtime.options.tsconfig`. */
  readonly tsconfig: string;
  /** Names of the stacks that have a file, in alphabetical order. */
  readonly stacks: readonly string[];
}

export interface StackConfiguration {
  /** `namespace:key` to its text; structured values as JSON, as the CLI hands them to a program. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys that hold an encrypted value somewhere. */
  readonly secretKeys: readonly string[];
}

/** Stands where an encrypted configuration value would: the preview has no passphrase and needs none. */
const ENCRYPTED = "[secret]";
const STACK_FILE = /^Pulumi\.(.+)\.yaml$/;

type Yaml = Readonly<Record<string, unknown>>;

/** The project in a folder; refuses a folder without a readable `Pulumi.yaml`. */
export function readProject(directory: string): Project {
  const content = readYaml(path.join(directory, "Pulumi.yaml"));
  const runtime = asObject(content["runtime"]);
  const options = asObject(runtime["options"]);
  if (typeof content["name"] !== "string") throw new UsageError("Pulumi.yaml: name is missing");
  return {
    directory,
    name: content["name"],
    main: asText(content["main"], "."),
    nodeArguments: asText(options["nodeargs"], "")
      .split(" ")
      .filter((argument) => argument !== ""),
    tsconfig: asText(options["tsconfig"], "tsconfig.json"),
    stacks: readdirSync(directory)
      .map((file) => STACK_FILE.exec(file)?.[1])
      .filter((name) => name !== undefined)
      .sort(),
  };
}

/** A stack's configuration; refuses a stack without a file, naming those that have one. */
export function readStackConfiguration(project: Project, stack: string): StackConfiguration {
  if (!project.stacks.includes(stack)) {
    throw new UsageError(`no stack file Pulumi.${stack}.yaml; there is one for ${project.stacks.join(", ") || "none"}`);
  }
  const config = asObject(readYaml(path.join(project.directory, `Pulumi.${stack}.yaml`))["config"]);
  const values: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    const fullKey = key.includes(":") ? key : `${project.name}:${key}`;
    const { plain, isSecret } = decrypt(value);
    values[fullKey] = typeof plain === "string" ? plain : JSON.stringify(plain);
    if (isSecret) secretKeys.push(fullKey);
  }
  return { values, secretKeys };
}

/** Replaces every `secure: ...` by a placeholder. */
function decrypt(value: unknown): { plain: unknown; isSecret: boolean } {
  if (typeof value !== "object" || value === null) return { plain: value, isSecret: false };
  if (!Array.isArray(value) && "secure" in value) return { plain: ENCRYPTED, isSecret: true };
  const entries = Object.entries(value).map(([key, item]) => [key, decrypt(item)] as const);
  const isSecret = entries.some(([, item]) => item.isSecret);
  const plain = entries.map(([key, item]) => [key, item.plain] as const);
  return { plain: Array.isArray(value) ? plain.map(([, item]) => item) : Object.fromEntries(plain), isSecret };
}

function readYaml(file: string): Yaml {
  if (!existsSync(file)) throw new UsageError(`${path.basename(file)} does not exist in ${path.dirname(file)}`);
  const document = parseDocument(readFileSync(file, "utf8"));
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`${path.basename(file)}: ${error.message}`);
  return asObject(document.toJS());
}

function asObject(value: unknown): Yaml {
  return typeof value === "object" && value !== null ? (value as Yaml) : {};
}

function asText(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
