/** Rows of a table in Markdown. */

export function toHead(cells: readonly string[]): string[] {
  return [toRow(cells), toRow(cells.map(() => "---"))];
}

export function toRow(cells: readonly string[]): string {
  return `| ${toCells(cells)} |`;
}

/** Cells without the row's ends. */
export function toCells(cells: readonly string[]): string {
  return cells.join(" | ");
}
