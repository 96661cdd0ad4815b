/** The compared settings as a table that fits a terminal of 80 columns. */
import Table from "cli-table3";
import type { Colors } from "picocolors/types";
import type { ComparedSetting } from "./comparison";

const SIGN_WIDTH = 2;
const LABEL_WIDTH = 24;
/** A fourth column would cut the names of Regions. */
const STACKS_PER_TABLE = 3;

/** No lines: the rows are short, and a reader may copy them. */
const BORDERS = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "" },
};

/**
 * Rows under the name of their tier, one column a stack; more stacks than fit follow in a table of their own. A row that
 * differs between any of the stacks starts with `*`.
 */
export function renderTable(
  stacks: readonly string[],
  rows: readonly ComparedSetting[],
  width: number,
  colors: Colors,
): string[] {
  const lines: string[] = [];
  for (let start = 0; start < stacks.length; start += STACKS_PER_TABLE) {
    const end = start + STACKS_PER_TABLE;
    const part = rows.map((row) => ({ ...row, values: row.values.slice(start, end) }));
    if (start > 0) lines.push("");
    lines.push(...renderColumns(stacks.slice(start, end), part, width, colors));
  }
  return lines;
}

function renderColumns(
  stacks: readonly string[],
  rows: readonly ComparedSetting[],
  width: number,
  colors: Colors,
): string[] {
  const valueWidth = Math.floor((width - SIGN_WIDTH - LABEL_WIDTH) / stacks.length);
  const table = createTable([SIGN_WIDTH, LABEL_WIDTH, ...stacks.map(() => valueWidth)]);
  table.push(["", "", ...stacks.map(colors.bold)]);
  let tier = "";
  for (const row of rows) {
    if (row.tier !== tier) table.push([{ content: colors.bold(row.tier), colSpan: stacks.length + 2 }]);
    tier = row.tier;
    const paint = row.isDifferent ? colors.yellow : String;
    table.push([row.isDifferent ? "*" : "", row.label, ...row.values.map((value) => paint(value ?? "-"))]);
  }
  return linesOf(table);
}

/** A table without lines, of columns this wide. */
export function createTable(
  colWidths: readonly number[],
  colAligns: readonly Table.HorizontalAlignment[] = [],
): Table.Table {
  return new Table({
    chars: BORDERS,
    colWidths: [...colWidths],
    colAligns: [...colAligns],
    style: { head: [], border: [], "padding-left": 0, "padding-right": 1 },
    wordWrap: true,
  });
}

/** Without the blanks that fill the last column. */
export function linesOf(table: Table.Table): string[] {
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
