/** What has to be done so that a bucket holds what a folder holds. Pure. */
import { IMMUTABLE, isPage } from "./content";
import type { LocalFile } from "./folder";

/** An object as the bucket has it. */
export interface RemoteObject {
  readonly key: string;
  /** Undefined where it was written without one. */
  readonly checksum: string | undefined;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
}

export interface Upload extends LocalFile {
  /** `new`: nobody can have it in a cache. `changed`: other bytes. `headers`: the same bytes under other headers. */
  readonly reason: "new" | "changed" | "headers";
}

export interface Plan {
  /** One after the other, each whole: what pages refer to is there before the page. */
  readonly phases: readonly (readonly Upload[])[];
  readonly unchanged: number;
  /** In the bucket and not in the folder. */
  readonly surplus: readonly string[];
  /** Whether the surplus is deleted, last of all. */
  readonly deletesSurplus: boolean;
}

export function makePlan(
  files: readonly LocalFile[],
  objects: readonly RemoteObject[],
  { deletesSurplus }: { readonly deletesSurplus: boolean },
): Plan {
  const there = new Map(objects.map((object) => [object.key, object]));
  const uploads = files.flatMap((file) => {
    const reason = compare(file, there.get(file.key));
    return reason === undefined ? [] : [{ ...file, reason }];
  });
  const named = new Set(files.map(({ key }) => key));
  return {
    phases: [0, 1, 2].map((phase) => uploads.filter((upload) => phaseOf(upload) === phase)),
    unchanged: files.length - uploads.length,
    surplus: objects.map(({ key }) => key).filter((key) => !named.has(key)),
    deletesSurplus,
  };
}

export function uploadsOf({ phases }: Plan): readonly Upload[] {
  return phases.flat();
}

export function deletionsOf({ surplus, deletesSurplus }: Plan): readonly string[] {
  return deletesSurplus ? surplus : [];
}

function compare(file: LocalFile, object: RemoteObject | undefined): Upload["reason"] | undefined {
  if (object === undefined) return "new";
  if (object.checksum !== file.checksum) return "changed";
  const isSame = object.contentType === file.contentType && object.cacheControl === file.cacheControl;
  return isSame ? undefined : "headers";
}

/** Hashed assets first, pages last. */
function phaseOf({ key, cacheControl }: LocalFile): number {
  if (isPage(key)) return 2;
  return cacheControl === IMMUTABLE ? 0 : 1;
}

/** As many paths as CloudFront takes at once; beyond, one wildcard says the same. */
const MOST_PATHS = 3000;

/**
 * The paths that CloudFront may hold something old for. What is new it cannot hold. An `index.html` is also what its
 * folder's own address shows.
 */
export function pathsToInvalidate(keys: readonly string[]): string[] {
  const paths = new Set(
    keys.flatMap((key) => {
      const own = `/${key.split("/").map(encodeURIComponent).join("/")}`;
      if (!/(^|\/)index\.html$/.test(key)) return [own];
      const folder = own.slice(0, -"index.html".length);
      return folder === "/" ? [own, folder] : [own, folder, folder.slice(0, -1)];
    }),
  );
  return paths.size > MOST_PATHS ? ["/*"] : [...paths].sort();
}
