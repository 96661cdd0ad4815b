/** Reads what `--usage` names: a shipped profile, or a file of amounts. */
import { existsSync } from "node:fs";
import path from "node:path";
import { findProfile, profileNames, readUsage, type UsageProfile } from "./analyses/cost/usage";
import { readYamlFile } from "./engine/read-file";
import { UsageError } from "./engine/usage-error";

/** A name goes before a file of the same name; refuses everything else, naming each mistake of a file. */
export function chooseUsage(nameOrFile: string, directory: string): UsageProfile {
  const shipped = findProfile(nameOrFile);
  if (shipped !== undefined) return shipped;
  const file = path.resolve(directory, nameOrFile);
  if (!existsSync(file)) {
    const allowed = [...profileNames(), "a file of amounts"].join(", ");
    throw new UsageError(`--usage is ${JSON.stringify(nameOrFile)}; allowed: ${allowed}`);
  }
  const { profile, problems } = readUsage(readYamlFile(file, nameOrFile), nameOrFile);
  if (problems.length > 0) throw new UsageError(problems.join("\nerror: "));
  return profile;
}
