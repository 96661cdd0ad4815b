/** The report for a person at a terminal. */
import type { Colors } from "picocolors/types";
import type { StackPreview } from "../engine/preview-stack";
import { compareSettings } from "./comparison";
import { readSettings } from "./settings";
import { count, describeSummary, summarize } from "./summary";
import { renderTable } from "./table";
import { renderTree } from "./tree";

const WIDTH = 80;

/** Trees, what the programs logged, and the settings side by side; of the stacks that have a result. */
export function renderReport(previews: readonly StackPreview[], colors: Colors): string {
  const succeeded = previews.filter(hasSucceeded);
  if (succeeded.length === 0) return "";
  const sections = succeeded.map((preview) => renderStack(preview, colors));
  return [...sections, renderSettings(succeeded, colors)].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** One line a stack. */
export function renderVerdicts(previews: readonly StackPreview[], colors: Colors): string {
  const lines = previews.map((preview) => {
    const { graph } = preview;
    const verdict = hasSucceeded(preview) ? describeSummary(summarize(graph)) : colors.red("failed");
    return `${colors.bold(graph.stack)}: ${verdict}\n`;
  });
  return lines.join("");
}

/** Why stacks have no result. */
export function renderErrors(previews: readonly StackPreview[], colors: Colors): string {
  return previews
    .flatMap(({ graph, errors }) =>
      errors.map((error) => `${colors.red(`${graph.stack} failed:`)}\n${indent(error)}\n`),
    )
    .join("\n");
}

function hasSucceeded({ errors }: StackPreview): boolean {
  return errors.length === 0;
}

function renderStack({ graph, messages }: StackPreview, colors: Colors): string[] {
  const logged = messages.map(({ severity, text, urn }) => {
    const about = urn === "" || urn.includes("::pulumi:pulumi:Stack::") ? "" : `${urn.split("::").at(-1) ?? ""}: `;
    return `${severity === "warning" ? colors.yellow("warning:") : `${severity}:`} ${about}${text}`;
  });
  const heading = `${colors.bold(graph.stack)}: ${count(summarize(graph).resources, "resource")}`;
  return [heading, ...renderTree(graph, WIDTH), ...logged];
}

function renderSettings(previews: readonly StackPreview[], colors: Colors): string[] {
  const rows = compareSettings(previews.map(({ graph }) => readSettings(graph)));
  const stacks = previews.map(({ graph }) => graph.stack);
  const legend = rows.some(({ isDifferent }) => isDifferent) ? ["", "* differs between the stacks"] : [];
  return [...renderTable(stacks, rows, WIDTH, colors), ...legend];
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
