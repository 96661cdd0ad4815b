/** Reads the folder that is to be published. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../../preview/engine/project";
import { cacheControlOf, contentTypeOf } from "./content";

export interface LocalFile {
  /** Name in the bucket: the path below the folder, with slashes. */
  readonly key: string;
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 in base 64, as S3 keeps it. */
  readonly checksum: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The only hidden folder that is part of a site: https://www.rfc-editor.org/rfc/rfc8615 */
const WELL_KNOWN = ".well-known";

/** Every file below the folder, in the order of the names; hidden ones and links aside. */
export function readFolder(folder: string, immutableFolders: readonly string[]): LocalFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`${folder} is not a folder`);
  const files = listFiles(folder, "").sort();
  // The folder beside the right one, taken for the site, would be live in seconds.
  if (!files.includes("index.html")) throw new UsageError(`${folder} has no index.html; is it the built site?`);
  return files.map((key) => {
    const file = path.join(folder, key);
    const content = readFileSync(file);
    return {
      key,
      file,
      bytes: content.length,
      checksum: createHash("sha256").update(content).digest("base64"),
      contentType: contentTypeOf(key),
      cacheControl: cacheControlOf(key, immutableFolders),
    };
  });
}

function listFiles(folder: string, prefix: string): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const key = prefix + entry.name;
    if (entry.name.startsWith(".") && key !== WELL_KNOWN) return [];
    if (entry.isDirectory()) return listFiles(folder, `${key}/`);
    return entry.isFile() ? [key] : [];
  });
}
