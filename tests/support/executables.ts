/** Which commands this machine has. */
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The file that a command runs: the one on the PATH, after `preferred`; undefined where there is none. */
export function findExecutable(command: string, preferred?: string): string | undefined {
  const searchPath = (process.env["PATH"] ?? "").split(path.delimiter);
  const places = [preferred, ...searchPath.map((folder) => path.join(folder, command))];
  return places.find((file) => file !== undefined && isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when a command can be run here. */
export function isInstalled(command: string): boolean {
  return findExecutable(command) !== undefined;
}

/** For a spec's title: why it did not run here. */
export function skippedWithout(command: string): string {
  return isInstalled(command) ? "" : ` (skipped: ${command} is not installed)`;
}
