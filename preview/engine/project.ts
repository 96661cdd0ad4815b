/** Reads `Pulumi.yaml` and the stack files as the Pulumi CLI would, and nothing else of the machine. */
import { existsSync, readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { readYamlFile } from "./read-file";
import { UsageError } from "./usage-error";

export { UsageError };

export interface Project {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  readonly name: string;
  /** The program's entry point, relative to the folder. */
  readonly main: string;
  /** Arguments for Node, from `runtime.options.nodeargs`. */
  readonly nodeArguments: readonly string[];
  /** Names of the stacks that have a file, in alphabetical order. */
  readonly stacks: readonly string[];
  /** Configuration that `Pulumi.yaml` gives every stack; a stack file's own value wins. */
  readonly config: Yaml;
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
  const { runtime } = content;
  const options = asObject(asObject(runtime)["options"]);
  if (typeof content["name"] !== "string") throw new UsageError("Pulumi.yaml: name is missing");
  if ((asObject(runtime)["name"] ?? runtime) !== "nodejs") throw new UsageError("Pulumi.yaml: runtime is not nodejs");
  return {
    directory: realpathSync(directory),
    name: content["name"],
    main: asText(content["main"], "."),
    nodeArguments: asText(options["nodeargs"], "")
      .split(" ")
      .filter((argument) => argument !== ""),
    stacks: readdirSync(directory)
      .map(stackOfFile)
      .filter((name) => name !== undefined)
      .sort(),
    config: readProjectConfig(asObject(content["config"])),
  };
}

/** `dev` for `Pulumi.dev.yaml`; undefined for a file that is no stack's. */
export function stackOfFile(file: string): string | undefined {
  return STACK_FILE.exec(file)?.[1];
}

/** An entry of the project's `config` is a value, or declares a type and perhaps a `value` or `default`. */
function readProjectConfig(config: Yaml): Yaml {
  const entries = Object.entries(config).map(([key, entry]) => {
    const { value, default: otherwise } = asObject(entry);
    return [key, isMapping(entry) ? (value ?? otherwise) : entry] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A stack's configuration; refuses a stack without a file, naming those that have one. */
export function readStackConfiguration(project: Project, stack: string): StackConfiguration {
  const values: Record<string, string> = {};
  const secretKeys = new Set<string>();
  for (const [key, value] of [...Object.entries(project.config), ...Object.entries(readStackFile(project, stack))]) {
    const fullKey = key.includes(":") ? key : `${project.name}:${key}`;
    const { plain, isSecret } = decrypt(value);
    values[fullKey] = toText(plain);
    if (isSecret) secretKeys.add(fullKey);
  }
  return { values, secretKeys: [...secretKeys] };
}

function readStackFile(project: Project, stack: string): Yaml {
  const file = `Pulumi.${stack}.yaml`;
  if (!project.stacks.includes(stack)) {
    throw new UsageError(`no stack file ${file}; there is one for ${project.stacks.join(", ") || "none"}`);
  }
  const config = readYaml(path.join(project.directory, file))["config"] ?? {};
  if (!isMapping(config)) throw new UsageError(`${file}: config is not a mapping of keys to values`);
  return config;
}

/** As the CLI hands a value to a program: a number or boolean as text, no value as empty text, a structure as JSON. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Replaces every `secure: ...` by a placeholder, and orders keys by name, as the CLI does when it writes them as JSON. */
function decrypt(value: unknown): { plain: unknown; isSecret: boolean } {
  if (typeof value !== "object" || value === null) return { plain: value, isSecret: false };
  if (!Array.isArray(value) && "secure" in value) return { plain: ENCRYPTED, isSecret: true };
  const keys = Array.isArray(value) ? Object.keys(value) : Object.keys(value).sort();
  const entries = keys.map((key) => [key, decrypt((value as Yaml)[key])] as const);
  const isSecret = entries.some(([, item]) => item.isSecret);
  const plain = entries.map(([key, item]) => [key, item.plain] as const);
  return { plain: Array.isArray(value) ? plain.map(([, item]) => item) : Object.fromEntries(plain), isSecret };
}

function readYaml(file: string): Yaml {
  if (!existsSync(file)) throw new UsageError(`${path.basename(file)} does not exist in ${path.dirname(file)}`);
  const content: unknown = readYamlFile(file, path.basename(file)) ?? {};
  if (!isMapping(content)) throw new UsageError(`${path.basename(file)} is not a mapping of keys to values`);
  return content;
}

function isMapping(value: unknown): value is Yaml {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Yaml {
  return isMapping(value) ? value : {};
}

function asText(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
