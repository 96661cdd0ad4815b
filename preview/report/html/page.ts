/**
 * The report as one page that needs nothing else: no request, no script but its own. The same report gives the same
 * bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type AnalysedReport, type AnalysedStack, changesOf } from "../analysed";
import { compareSettings } from "../comparison";
import { readSettings } from "../settings";
import { count } from "../summary";
import { columnsOf, readVerdicts, type Verdict } from "../verdict";
import { renderChanges } from "./changes";
import { renderCost } from "./cost";
import { renderDrill } from "./drill";
import { renderLoad } from "./load";
import { scrollable } from "./parts";
import { renderRules } from "./rules";
import { Html, html } from "./template";
import { renderTime } from "./time";

export function renderPage(report: AnalysedReport): string {
  const style = readAsset("style.css");
  const script = readAsset("client", "page.js");
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const title = `${report.project}: preview`;
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${inline("style", style)}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${renderOverview(readVerdicts(report))}
        </header>
        <main>${renderStacks(report)} ${renderSettings(report.stacks)}</main>
        ${inline("script", script)}
      </body>
    </html>`;
  return `${text}\n`;
}

function readAsset(...names: readonly string[]): string {
  return readFileSync(path.join(__dirname, ...names), "utf8");
}

/** Our own text, not a byte more: the page's policy names it by its hash. */
function inline(element: "style" | "script", text: string): Html {
  return new Html(`<${element}>${text}</${element}>`);
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function renderOverview(verdicts: readonly Verdict[]): Html {
  const failing = verdicts.filter(({ reasons }) => reasons.length > 0);
  const sentence =
    failing.length === 0
      ? html`<p class="verdict good">${count(verdicts.length, "stack")}, nothing stops it.</p>`
      : html`<p class="verdict bad">${failing.length} of ${count(verdicts.length, "stack")} must not go out.</p>
          <ul>
            ${failing.map(({ stack, reasons }) => html`<li><strong>${stack}</strong>: ${reasons.join(", ")}</li>`)}
          </ul>`;
  const labels = columnsOf(verdicts);
  const row = ({ stack, figures }: Verdict): Html =>
    html`<tr>
      <th scope="row">${stack}</th>
      ${labels.map((label) => html`<td data-label="${label}">${figures[label] ?? "-"}</td>`)}
    </tr>`;
  return html`${sentence}
    <table class="overview">
      <thead>
        <tr>
          <th scope="col">Stack</th>
          ${labels.map((label) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${verdicts.map(row)}
      </tbody>
    </table>`;
}

/** Without a script, every stack is a section; with one, a tab. */
function renderStacks(report: AnalysedReport): Html {
  const { stacks } = report;
  const gone = (report.changes ?? []).filter((changes) => !stacks.some(({ stack }) => stack === changes.stack));
  return html`<div class="tabs scripted" role="tablist" aria-label="Stacks">
      ${stacks.map(
        ({ stack }, index) =>
          html`<button type="button" role="tab" id="s${index}-tab" aria-controls="s${index}">${stack}</button>`,
      )}
    </div>
    ${stacks.map((stack, index) => renderStack(stack, report, `s${index.toString()}`))}
    ${gone.map(
      (changes, index) =>
        html`<h2>${changes.stack}</h2>
          ${renderChanges(changes, `g${index.toString()}`)}`,
    )}`;
}

function renderStack(stack: AnalysedStack, report: AnalysedReport, prefix: string): Html {
  const { succeeded, errors, judgement, cost, load, deploymentTime } = stack;
  return html`<div class="stack" id="${prefix}" data-tab="${prefix}-tab">
    <h2>${stack.stack}</h2>
    ${
      succeeded
        ? undefined
        : html`<section>
            <h3 class="bad">The program failed</h3>
            ${errors.map((error) => html`<pre>${error}</pre>`)}
          </section>`
    }
    ${renderChanges(changesOf(report, stack.stack), prefix)} ${renderDrill(stack, prefix)}
    ${succeeded ? [renderCost(cost, prefix), renderLoad(load, prefix), renderTime(deploymentTime, prefix), renderRules(judgement, prefix)] : undefined}
  </div>`;
}

function renderSettings(stacks: readonly AnalysedStack[]): Html | undefined {
  const succeeded = stacks.filter((stack) => stack.succeeded);
  const graphs = succeeded.map(({ stack, resources, outputs }) => ({ project: "", stack, resources, outputs }));
  const rows = compareSettings(graphs.map(readSettings));
  if (rows.length === 0) return undefined;
  return html`<section aria-labelledby="settings">
    <h2 id="settings">Settings${succeeded.length > 1 ? " side by side" : ""}</h2>
    ${scrollable(
      "Settings",
      html`<table>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            ${succeeded.map(({ stack }) => html`<th scope="col">${stack}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ tier, label, values, isDifferent }) =>
              html`<tr>
                <th scope="row">${label} <span class="muted">${tier}${isDifferent ? ", differs" : ""}</span></th>
                ${values.map((value) => html`<td>${value ?? "-"}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
