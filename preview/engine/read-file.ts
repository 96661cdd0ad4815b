/** Reads what a user wrote; whatever is wrong with it is one line that names the file. */
import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { UsageError } from "./usage-error";

/** The file's text; `shown` is how the user knows it. */
export function readText(file: string, shown: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${shown} cannot be read: ${code === "EISDIR" ? "it is a folder" : message}`);
  }
}

/** YAML, of which JSON is a part. */
export function readYamlFile(file: string, shown: string): unknown {
  const document = parseDocument(readText(file, shown));
  const [error] = document.errors;
  if (error !== undefined) throw notValid(shown, error);
  try {
    return document.toJS();
  } catch (thrown) {
    throw notValid(shown, thrown); // an alias of nothing is found only now
  }
}

function notValid(shown: string, error: unknown): UsageError {
  const [message = ""] = (error as Error).message.split("\n"); // the rest is an excerpt of the file
  return new UsageError(`${shown} is not valid YAML: ${message.replace(/:$/, "")}`);
}
