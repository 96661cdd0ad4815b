/** What a stack promises when something fails, and whether it can keep it; the same words in every rendering. */
import type { Colors } from "picocolors/types";
import type { Drill, ObjectiveName } from "../analyses/drill/result";
import { formatDuration } from "./format";
import { wrap } from "./wrap";

export interface ObjectiveRow {
  readonly scenario: string;
  /** For example `RTO`. */
  readonly objective: string;
  readonly promised: string;
  readonly reached: string;
  readonly isMet: boolean;
  /** For example `database.isMultiAz: the database has no standby in a second zone`; empty where it is met. */
  readonly inTheWay: string;
}

export const LABELS: Readonly<Record<ObjectiveName, string>> = {
  recoveryTimeSeconds: "RTO",
  recoveryPointSeconds: "RPO",
  objectRecoveryPointSeconds: "RPO of objects",
};

const COLUMNS = [24, 17, 15, 17] as const;

/** One for each objective that is stated. */
export function objectiveRows(drills: readonly Drill[]): ObjectiveRow[] {
  return drills.flatMap(({ scenario, objectives }) =>
    objectives.map(({ name, statedSeconds, reachedSeconds, isMet, inTheWay }) => ({
      scenario,
      objective: LABELS[name],
      promised: formatDuration(statedSeconds),
      reached: reachedSeconds === null ? describeUnknown(name) : formatDuration(reachedSeconds),
      isMet,
      inTheWay: inTheWay.map(({ key, why }) => `${key}: ${why}`).join("; "),
    })),
  );
}

function describeUnknown(name: ObjectiveName): string {
  return name === "recoveryTimeSeconds" ? "no end" : "no limit";
}

/** Scenarios that the stack promises nothing for. */
export function listUnpromised(drills: readonly Drill[]): string[] {
  return drills.filter(({ objectives }) => objectives.length === 0).map(({ scenario }) => scenario);
}

/** For example `13 of 13 objectives can be kept`; undefined where none is stated. */
export function describeObjectives(drills: readonly Drill[] = []): string | undefined {
  const rows = objectiveRows(drills);
  if (rows.length === 0) return undefined;
  const met = rows.filter(({ isMet }) => isMet).length;
  return `${met.toString()} of ${rows.length.toString()} objectives can be kept`;
}

export function renderObjectives(
  stacks: readonly { readonly stack: string; readonly drills: readonly Drill[] }[],
  width: number,
  colors: Colors,
): string[] {
  return stacks
    .filter(({ drills }) => objectiveRows(drills).length > 0)
    .flatMap(({ stack, drills }, index) => [
      ...(index === 0 ? [] : [""]),
      colors.bold(`What ${stack} promises`),
      toLine(["If", "Objective", "Promised", "Reached"]),
      ...objectiveRows(drills).flatMap((row) => renderRow(row, width, colors)),
      ...renderUnpromised(listUnpromised(drills), width),
    ]);
}

function renderRow(row: ObjectiveRow, width: number, colors: Colors): string[] {
  const { scenario, objective, promised, reached, isMet, inTheWay } = row;
  const line = toLine([scenario, objective, promised, reached]);
  const verdict = isMet ? colors.green("met") : colors.red("missed");
  return [
    `${line.padEnd(2 + COLUMNS.reduce((sum, each) => sum + each, 0))}${verdict}`,
    ...(isMet ? [] : wrap(`    in the way: ${inTheWay}`, width, "    ")),
  ];
}

function renderUnpromised(scenarios: readonly string[], width: number): string[] {
  return scenarios.length === 0 ? [] : wrap(`  nothing is promised for: ${scenarios.join(", ")}`, width, "    ");
}

function toLine(cells: readonly string[]): string {
  return `  ${cells.map((cell, index) => cell.padEnd(COLUMNS[index] ?? 0)).join("")}`.trimEnd();
}
