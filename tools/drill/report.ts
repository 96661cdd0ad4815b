/** A drill for a person at a terminal: 80 columns, commands to be copied. */
import type { Colors } from "picocolors/types";
import type { Drill, Step } from "../../preview/analyses/drill/result";
import { formatDurationRange } from "../../preview/report/format";
import { objectiveRows } from "../../preview/report/objectives";
import { createTable, linesOf } from "../../preview/report/table";
import { wrap } from "../../preview/report/wrap";

const WIDTH = 80;
const INDENT = "  ";
const COLUMNS = [26, 10, WIDTH - 36] as const;

export function renderDrills(stack: string, drills: readonly Drill[], colors: Colors): string {
  return drills.map((drill) => `${renderDrill(stack, drill, colors).join("\n")}\n`).join("\n");
}

function renderDrill(stack: string, drill: Drill, colors: Colors): string[] {
  const { scenario, what, dataLoss, timeline, commands, assumptions } = drill;
  return [
    ...wrap(colors.bold(`${scenario} on ${stack}: ${what}`), WIDTH, INDENT),
    ...wrap(`${INDENT}readers see: ${describeReaders(drill)}`, WIDTH, "    "),
    ...wrap(`${INDENT}lost for good: ${dataLoss}`, WIDTH, "    "),
    ...(timeline.length === 0 ? [] : ["", ...renderTimeline(timeline, colors)]),
    "",
    ...renderObjectives(drill, colors),
    ...assumptions.flatMap((each) => wrap(`${INDENT}taken for granted: ${each}`, WIDTH, "    ")),
    ...commands.flatMap(({ what: aim, command }) => [
      "",
      ...wrap(`${INDENT}# ${aim}`, WIDTH, `${INDENT}# `),
      ...command.split("\n").map((line) => INDENT + line),
    ]),
  ];
}

/** With how long; for nothing there is no how long. */
export function describeReaders({
  readersSee,
  recoverySeconds,
  serves,
}: Pick<Drill, "readersSee" | "recoverySeconds" | "serves">): string {
  const isOver = recoverySeconds === null || (serves !== "no" && recoverySeconds[1] === 0);
  return isOver ? readersSee : `${readersSee} (${formatDurationRange(recoverySeconds)})`;
}

/** Times count from the failure; a person's, from their first command. */
function renderTimeline(timeline: readonly Step[], colors: Colors): string[] {
  const table = createTable(COLUMNS);
  table.push(["after", "by", "what, and where the figure is from"].map((cell) => colors.bold(cell)));
  for (const { seconds, by, what, source } of timeline) {
    const time = seconds === null ? "nobody can say" : formatDurationRange(seconds);
    table.push([time, by, source === "" ? what : `${what} (${source})`]);
  }
  return linesOf(table);
}

function renderObjectives({ objectives, scenario, ...drill }: Drill, colors: Colors): string[] {
  const rows = objectiveRows([{ objectives, scenario, ...drill }]);
  if (rows.length === 0) return wrap(`${INDENT}nothing is promised for this`, WIDTH, "    ");
  return rows.flatMap(({ objective, promised, reached, isMet, inTheWay }) => {
    const verdict = isMet ? colors.green("met") : colors.red("missed");
    return [
      `${INDENT}${objective}: ${promised} promised, ${reached} reached: ${verdict}`,
      ...(isMet ? [] : wrap(`    in the way: ${inTheWay}`, WIDTH, "    ")),
    ];
  });
}
