/** Versions as RDS and ElastiCache write them: numbers between dots. */
import type { JsonValue } from "../../../policy/resource-graph";

function isVersion(value: JsonValue | undefined): value is string {
  return typeof value === "string" && /^\d+(\.\d+)*$/.test(value);
}

/** Negative where the second is higher; NaN, for which no comparison holds, where either is no version. */
export function compareVersions(one: JsonValue | undefined, other: JsonValue | undefined): number {
  return isVersion(one) && isVersion(other) ? one.localeCompare(other, "en", { numeric: true }) : Number.NaN;
}

/** Is the second lower in what both say? `15` is any 15, so from 15.4 to 15 nothing falls. */
export function fallsTo(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (!isVersion(one) || !isVersion(other)) return false;
  const [old, now] = [one.split("."), other.split(".")];
  const cut = (parts: readonly string[]): string => parts.slice(0, Math.min(old.length, now.length)).join(".");
  return compareVersions(cut(old), cut(now)) > 0;
}
