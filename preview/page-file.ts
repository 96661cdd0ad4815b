/** The file of `--html`: looked at before anything runs, so that nobody waits for a report that cannot be written. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./engine/project";

/** The file's absolute path; a folder, or a place where nothing can be written, is refused. */
export function choosePageFile(file: string, directory: string): string {
  const absolute = path.resolve(directory, file);
  const folder = path.dirname(absolute);
  if (file === "") throw new UsageError("--html needs the name of a file");
  if (isFolder(absolute)) throw new UsageError(`--html ${file}: is a folder; name a file in it`);
  if (!isFolder(folder)) throw new UsageError(`--html ${file}: there is no folder ${path.dirname(file)}`);
  const target = existsSync(absolute) ? absolute : folder;
  if (!isWritable(target)) throw new UsageError(`--html ${file}: cannot be written`);
  return absolute;
}

function isFolder(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch {
    return false;
  }
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
