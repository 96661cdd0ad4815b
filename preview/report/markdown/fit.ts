/** Keeps a comment below what GitHub takes: details are cut from the least important end, and what was cut is said. */

/** GitHub refuses 65,536 characters; the rest is for what a workflow adds. */
export const LONGEST_COMMENT = 60_000;
const ROOM_FOR_NOTE = 600;

/** Something folded. */
export interface Detail {
  readonly title: string;
  /** 1 is cut last. */
  readonly rank: number;
  /** Kept as long as a line is: the head of a table. */
  readonly head: readonly string[];
  readonly lines: readonly string[];
  /** A picture: all of it or none. */
  readonly isWhole?: boolean;
}

/** The text, then as many details as fit, in their order. */
export function fitDetails(text: string, details: readonly Detail[], longest = LONGEST_COMMENT): string {
  let room = longest - text.length - ROOM_FOR_NOTE;
  const kept = new Map<Detail, number>();
  for (const detail of [...details].sort((one, other) => one.rank - other.rank)) {
    const lines = linesThatFit(detail, room);
    if (lines === 0) continue;
    kept.set(detail, lines);
    room -= fold(detail, lines).length;
  }
  const folded = details.map((detail) => fold(detail, kept.get(detail) ?? 0)).join("");
  return text + folded + describeCut(details, kept);
}

function linesThatFit(detail: Detail, room: number): number {
  if (fold(detail, detail.lines.length).length <= room) return detail.lines.length;
  if (detail.isWhole === true) return 0;
  let lines = 0;
  let used = fold(detail, 1).length - (detail.lines[0]?.length ?? 0) + 80;
  for (const line of detail.lines) {
    used += line.length + 1;
    if (used > room) break;
    lines += 1;
  }
  return lines;
}

function fold({ title, head, lines }: Detail, number: number): string {
  if (number === 0) return "";
  const missing = lines.length - number;
  const rest = missing === 0 ? [] : ["", `_${missing.toString()} of ${lines.length.toString()} lines cut._`];
  const body = [...head, ...lines.slice(0, number), ...rest].join("\n");
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>\n`;
}

function describeCut(details: readonly Detail[], kept: ReadonlyMap<Detail, number>): string {
  const cut = details.filter((detail) => (kept.get(detail) ?? 0) < detail.lines.length);
  if (cut.length === 0) return "";
  const gone = cut.map(({ title }) => title);
  const named = gone.join("; ").length < ROOM_FOR_NOTE - 200 ? gone.join("; ") : `${gone.length.toString()} sections`;
  return `\n_Cut to stay below ${LONGEST_COMMENT.toString()} characters, in whole or in part: ${named}. \`--json\` has everything._\n`;
}
