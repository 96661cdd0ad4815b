/** The changes' part of a terminal report: what is dangerous in full, the rest as a list, and the counts of each stack. */
import type { Colors } from "picocolors/types";
import type { JsonValue } from "../../policy/resource-graph";
import {
  type ChangedProperty,
  type ChangeKind,
  type ChangeStep,
  hasNoChanges,
  isCounted,
  isRefused,
  isStopping,
  type StackChanges,
} from "../analyses/comparison/result";
import { count } from "./summary";
import { wrap } from "./wrap";

/** What a reader sees first in a line, without colour too. */
const SIGNS: Readonly<Record<ChangeKind, string>> = {
  delete: "-",
  "rename?": "-/+",
  replace: "-/+",
  "may replace": "-/+?",
  update: "~",
  create: "+",
};
const PAST: Readonly<Record<ChangeKind, string>> = {
  delete: "deleted",
  "rename?": "that look renamed (deleted and created)",
  replace: "replaced",
  "may replace": "that may be replaced",
  update: "updated",
  create: "created",
};
const MAX_VALUE_LENGTH = 40;

/** A block for each stack; empty without stacks. */
export function renderChanges(stacks: readonly StackChanges[], width: number, colors: Colors): string[] {
  return stacks.flatMap((changes, index) => {
    const heading = `${changes.stack} against ${changes.base}: ${describeChanges(changes)}`;
    const [first = "", ...others] = wrap(heading, width, "  ");
    return [
      ...(index > 0 ? [""] : []),
      first.replace(changes.stack, colors.bold(changes.stack)),
      ...others,
      ...changes.errors.flatMap((error) => wrap(`  ${error.replace(/\s+/g, " ")}`, width, "    ").map(colors.red)),
      ...changes.steps.flatMap((step) => renderStep(step, width, colors)),
      ...renderUnprotected(changes, width, colors),
    ];
  });
}

/** For example `1 replaced, 2 updated, 68 as they are; 1 with data is refused`. */
export function describeChanges(changes: StackChanges): string {
  const { steps, unchanged, errors, isNew, isRemoved, source } = changes;
  if (errors.length > 0) return "cannot be compared";
  if (isRemoved) return `its stack file is gone; pulumi destroy would delete ${count(unchanged ?? 0, "resource")}`;
  if (hasNoChanges(changes)) return "no changes";
  return [
    `${isNew ? "a new stack: " : ""}${describeCounts(changes)}`,
    ...countKinds(steps.filter((step) => !isCounted(step) && step.kind !== "create")).map(
      (each) => `provider: ${each}`,
    ),
    ...(source === "engine" ? ["the engine's own steps"] : []),
    ...describeStops(steps),
  ].join("; ");
}

function describeCounts({ steps, unchanged }: StackChanges): string {
  const same = unchanged === null ? [] : [`${unchanged.toString()} as they are`];
  return [...countKinds(steps.filter(isCounted)), ...same].join(", ");
}

function describeStops(steps: readonly ChangeStep[]): string[] {
  const refused = steps.filter(isRefused).length;
  const impossible = steps.filter(({ refusedByAws }) => refusedByAws !== undefined).length;
  return [
    ...(impossible === 0 ? [] : [`AWS refuses ${count(impossible, "step")}`]),
    ...(refused === 0 ? [] : [`${count(refused, "step")} would lose data`]),
  ];
}

/** One text a kind of step, such as `2 updated`; the order of kinds. */
function countKinds(steps: readonly ChangeStep[]): string[] {
  return Object.entries(PAST)
    .map(([kind, past]) => [steps.filter((step) => step.kind === kind).length, past] as const)
    .filter(([number]) => number > 0)
    .map(([number, past]) => `${number.toString()} ${past}`);
}

function renderStep(step: ChangeStep, width: number, colors: Colors): string[] {
  const { kind, name, type, properties, refusedByAws } = step;
  const heading = `  ${SIGNS[kind]} ${kind} ${type.split(":").at(-1) ?? type} ${name}${step.isAllowed ? " (allowed)" : ""}`;
  const notes = notesOn(step).flatMap((note) => wrap(`      ${note}`, width, "      "));
  if (!step.isDestructive && refusedByAws === undefined) {
    const names = properties.length === 0 ? "" : `: ${namesOf(properties)}`;
    return [...wrap(heading + names, width, "      "), ...notes];
  }
  const paint = isStopping(step) ? colors.red : colors.yellow;
  const lines = properties.flatMap((each) => renderProperty(each, width));
  return [...wrap(heading, width, "      ").map(paint), ...lines, ...notes];
}

function notesOn(step: ChangeStep): string[] {
  const { name, explanation, refusedByAws } = step;
  return [
    ...(refusedByAws === undefined ? [] : [`AWS refuses this: ${refusedByAws}`]),
    ...(explanation === undefined ? [] : [explanation]),
    ...(isRefused(step) ? [`to accept it: --allow-destructive ${name}`] : []),
  ];
}

function namesOf(properties: readonly ChangedProperty[]): string {
  return [...new Set(properties.map(({ path }) => path))].join(", ");
}

function renderProperty({ path, before, after, forcesReplacement, source, causedBy }: ChangedProperty, width: number) {
  const what = causedBy === undefined ? `${show(before)} -> ${show(after)}` : `new, for ${causedBy} is`;
  const effect = forcesReplacement === true ? "forces it" : forcesReplacement === false ? "in place" : "nobody knows";
  return wrap(`      ${path}: ${what} (${effect}; ${source})`, width, "        ");
}

function renderUnprotected({ noLongerProtected = [] }: StackChanges, width: number, colors: Colors): string[] {
  if (noLongerProtected.length === 0) return [];
  return wrap(`  no longer protected: ${noLongerProtected.join(", ")}`, width, "    ").map(colors.yellow);
}

/** On one line and short: a policy or a boot script would fill the screen. */
function show(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ");
  return line.length <= MAX_VALUE_LENGTH ? line : `${line.slice(0, MAX_VALUE_LENGTH - 3)}...`;
}
