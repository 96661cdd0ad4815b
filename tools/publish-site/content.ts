/** What a browser and CloudFront are told of a file: its type, and how long it may be kept. */
import path from "node:path";
import { contentType } from "mime-types";

/** Asks again before each use; an unchanged file costs a header. */
export const REVALIDATED = "no-cache";
/** Another content has another name, so that nobody ever asks again. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

/** The type with its character set; bytes of an unknown kind are only offered for download. */
export function contentTypeOf(key: string): string {
  const type = contentType(path.posix.basename(key));
  return type === false ? "application/octet-stream" : type;
}

/**
 * `folders`: whatever is in them is immutable. Elsewhere a file is when its name carries a hash of its content, and when
 * in doubt it is not: a file kept for a year by mistake is worse than one that is asked for.
 */
export function cacheControlOf(key: string, folders: readonly string[]): string {
  if (isPage(key)) return REVALIDATED;
  const isInFolder = folders.some((folder) => key.startsWith(`${folder.replace(/^\/+|\/+$/g, "")}/`));
  return isInFolder || hasHash(path.posix.basename(key)) ? IMMUTABLE : REVALIDATED;
}

export function isPage(key: string): boolean {
  return /\.html?$/i.test(key);
}

/** `main.8f3a9b2c.js` (hexadecimal) or `index-BQ3cQ2mA.js` (base 64); neither `icon-1024x1024.png` nor `log-20261121.txt`. */
function hasHash(name: string): boolean {
  const [, part] = /[.-]([\w-]{8,})(?:\.[a-z0-9]+){1,2}$/i.exec(name) ?? [];
  if (part === undefined) return false;
  // A base 64 name may hold hyphens; what stands before the hash is parted from it by one too.
  const candidates = [part, part.split("-").at(-1) ?? ""].filter(({ length }) => length >= 8);
  return candidates.some(isHexadecimal) || candidates.some(isBase64);
}

function isHexadecimal(text: string): boolean {
  return /^[0-9a-f]+$/.test(text) && /[0-9]/.test(text) && /[a-f]/.test(text);
}

function isBase64(text: string): boolean {
  return /^[\w-]+$/.test(text) && /[0-9]/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}
