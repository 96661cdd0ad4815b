/** What a change does to a stack, dangerous steps first. */
import { type ChangedProperty, type ChangeStep, isRefused } from "../../analyses/comparison/result";
import type { CostedChanges } from "../analysed";
import { describeChanges } from "../changes";
import { dangerousSteps } from "../verdict";
import { type Html, html } from "./template";

const EFFECTS = { true: ", replaces it", false: "", unknown: ", may replace it" } as const;

export function renderChanges(changes: CostedChanges | undefined, prefix: string): Html | undefined {
  if (changes === undefined) return undefined;
  const dangerous = dangerousSteps(changes);
  const others = changes.steps.filter((step) => !dangerous.includes(step));
  return html`<section aria-labelledby="${prefix}-changes">
    <h3 id="${prefix}-changes">Against ${changes.base}: ${describeChanges(changes)}</h3>
    ${changes.errors.map((error) => html`<pre>${error}</pre>`)}
    ${changes.noLongerProtected?.map((name) => html`<p class="warn">No longer protected: ${name}</p>`)}
    ${
      dangerous.length === 0
        ? undefined
        : html`<h4 class="bad">Dangerous steps</h4>
            <ul>
              ${dangerous.map(renderStep)}
            </ul>`
    }
    ${
      others.length === 0
        ? undefined
        : html`<details>
            <summary>${others.length} other ${others.length === 1 ? "step" : "steps"}</summary>
            <ul>
              ${others.map(renderStep)}
            </ul>
          </details>`
    }
  </section>`;
}

function renderStep(step: ChangeStep): Html {
  const { kind, name, type, isStateful, isProtected, isAllowed, properties, explanation, refusedByAws } = step;
  return html`<li>
    <strong>${kind}</strong> ${name} <code>${type}</code>${isStateful ? ", holds data" : ""}${
      isProtected ? ", protected" : ""
    }${isAllowed ? ", allowed" : ""}
    ${refusedByAws === undefined ? undefined : html`<p class="bad">AWS refuses this: ${refusedByAws}</p>`}
    ${explanation === undefined ? undefined : html`<p>${explanation}</p>`}
    ${isRefused(step) ? html`<p>To accept it: <code>--allow-destructive ${name}</code></p>` : undefined}
    ${
      properties.length === 0
        ? undefined
        : html`<ul>
            ${properties.map(renderProperty)}
          </ul>`
    }
  </li>`;
}

function renderProperty({ path, before, after, forcesReplacement, source, causedBy }: ChangedProperty): Html {
  return html`<li>
    <code>${path}</code> <del>${show(before)}</del> → <ins>${show(after)}</ins>${EFFECTS[`${forcesReplacement}`]}
    <span class="muted">${source}${causedBy === undefined ? "" : `, caused by ${causedBy}`}</span>
  </li>`;
}

function show(value: unknown): string {
  if (value === undefined) return "not set";
  return typeof value === "string" ? value : JSON.stringify(value);
}
