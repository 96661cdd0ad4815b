/** AWS's wildcards: `*` is any text, also none and with slashes; `?` one character. Letters' case counts. */
export function isLike(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

/** The six parts of an ARN; the last may have colons of its own. Undefined for other texts. */
export function splitArn(text: string): readonly string[] | undefined {
  const [arn, partition, service, region, account, ...resource] = text.split(":");
  if (arn !== "arn" || resource.length === 0) return undefined;
  return [arn, partition ?? "", service ?? "", region ?? "", account ?? "", resource.join(":")];
}

/** Part by part, so that no wildcard reaches beyond its colons. */
export function isLikeArn(pattern: string, text: string): boolean {
  const wanted = splitArn(pattern);
  if (wanted === undefined) throw new Error(`${pattern} is no ARN`);
  const given = splitArn(text);
  return given !== undefined && wanted.every((part, index) => isLike(part, given[index] ?? ""));
}
