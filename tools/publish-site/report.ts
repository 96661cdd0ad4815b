/** Shows a plan before it is carried out. */
import Table from "cli-table3";
import { deletionsOf, pathsToInvalidate, type Plan, uploadsOf } from "./plan";
import type { Target } from "./target";

/** No lines: the rows are short, and a reader may copy them. */
const BORDERS = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: " " },
};

/** Longer plans name the first of their kind and count the rest. */
const MOST_ROWS = 200;

type Row = readonly [action: string, key: string, size: string, type: string, cache: string];

const ACTIONS = { new: "add", changed: "replace", headers: "headers" } as const;

export function renderPlan(
  plan: Plan,
  target: Target,
  { invalidatesAll }: { readonly invalidatesAll: boolean },
): string {
  const uploads = uploadsOf(plan);
  const deletions = deletionsOf(plan);
  const rows: Row[] = [
    ...uploads.map(({ reason, key, bytes, contentType, cacheControl }): Row => {
      return [ACTIONS[reason], key, formatBytes(bytes), contentType, cacheControl];
    }),
    ...deletions.map((key): Row => ["delete", key, "", "", ""]),
  ];
  const table = new Table({
    head: ["", "key", "size", "type", "cache"],
    chars: BORDERS,
    style: { head: [], border: [], "padding-left": 0 },
  });
  table.push(...rows.slice(0, MOST_ROWS).map((row) => [...row]));
  const replaced = uploads.filter(({ reason }) => reason !== "new").map(({ key }) => key);
  const paths = invalidatesAll ? ["/*"] : pathsToInvalidate([...replaced, ...deletions]);
  return [
    `s3://${target.bucket} in ${target.region}, account ${target.accountId}, CDN ${target.distributionId}`,
    ...(rows.length === 0 ? [] : [table.toString().replace(/ +$/gm, "")]),
    ...(rows.length > MOST_ROWS ? [`... and ${rows.length - MOST_ROWS} more`] : []),
    ...describeInvalidation(paths),
    describeCounts(plan),
    "",
  ].join("\n");
}

function describeInvalidation(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const shown = paths.slice(0, 10).join(" ");
  return [`invalidate ${shown}${paths.length > 10 ? ` and ${paths.length - 10} more` : ""}`];
}

function describeCounts(plan: Plan): string {
  const uploads = uploadsOf(plan);
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0);
  const { surplus, deletesSurplus, unchanged } = plan;
  const left = deletesSurplus ? `${surplus.length} to delete` : `${surplus.length} only in the bucket, kept`;
  return `${uploads.length} to upload (${formatBytes(bytes)}), ${unchanged} unchanged, ${left}`;
}

/** For example `12.3 kB`. */
export function formatBytes(bytes: number): string {
  const [unit, size] = bytes < 1e3 ? ["B", 1] : bytes < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  return `${(bytes / size).toFixed(size === 1 ? 0 : 1)} ${unit}`;
}
