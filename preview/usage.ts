/** Reads what `--usage` names: a shipped profile, or a file of amounts. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";
import { findProfile, profileNames, readUsage, type UsageProfile } from "./analyses/cost/usage";
import { UsageError } from "./engine/project";

/** A name goes before a file of the same name; refuses everything else, naming each mistake of a file. */
export function chooseUsage(nameOrFile: string, directory: string): UsageProfile {
  const shipped = findProfile(nameOrFile);
  if (shipped !== undefined) return shipped;
  const file = path.resolve(directory, nameOrFile);
  if (!existsSync(file)) {
    const allowed = [...profileNames(), "a file of amounts"].join(", ");
    throw new UsageError(`--usage is ${JSON.stringify(nameOrFile)}; allowed: ${allowed}`);
  }
  const { profile, problems } = readUsage(parseYaml(file, nameOrFile), nameOrFile);
  if (problems.length > 0) throw new UsageError(problems.join("\nerror: "));
  return profile;
}

/** YAML, of which JSON is a part. */
function parseYaml(file: string, shown: string): unknown {
  const document = parseDocument(readFileSync(file, "utf8"));
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  const [message = ""] = error.message.split("\n"); // the rest is an excerpt of the file
  throw new UsageError(`${shown} is not valid YAML: ${message.replace(/:$/, "")}`);
}
