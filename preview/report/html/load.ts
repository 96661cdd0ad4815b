/** What so many viewers ask for, what they cost, and what breaks first; nothing where nobody asked for a load. */
import type { Load } from "../../analyses/load/result";
import { formatQuantity, formatUsd } from "../format";
import { describeLoad } from "../load";
import { scrollable } from "./parts";
import { type Html, html } from "./template";

export function renderLoad(load: Load | null, prefix: string): Html | undefined {
  if (load === null) return undefined;
  return html`<section aria-labelledby="${prefix}-load">
    <h3 id="${prefix}-load">Load</h3>
    <p>${describeLoad(load)}</p>
    ${load.missing.map((what) => html`<p class="muted">Missing: ${what}</p>`)}
    ${load.demands.length === 0 ? undefined : [renderFigures(load), renderLimits(load)]}
    ${load.unpriced.map((what) => html`<p class="muted">Without a price: ${what}</p>`)}
    ${load.demands.length === 0 ? undefined : html`<p class="muted">Taken for granted: ${load.assumptions.join("; ")}.</p>`}
  </section>`;
}

function renderFigures({ demands, cost }: Load): Html {
  const rows = [
    ...demands.map(({ what, quantity, unit }) => [what, `${formatQuantity(quantity)} ${unit}`]),
    ...cost.map(({ what, monthlyUsd }) => [what, `${formatUsd(monthlyUsd)} a month`]),
  ];
  return scrollable(
    "Load, figures",
    html`<table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How much</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([what, figure]) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${figure}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function renderLimits({ limits }: Load): Html {
  return scrollable(
    "Load, what breaks",
    html`<table>
      <thead>
        <tr>
          <th scope="col">What breaks, in this order</th>
          <th scope="col">Above so many viewers</th>
          <th scope="col">Needed</th>
          <th scope="col">Raised by</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${limits.map(
          ({ what, carriesViewers, isExceeded, needed, limit, unit, raisedBy, source }) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${formatQuantity(carriesViewers)}</td>
              <td class="${isExceeded ? "bad" : "good"}">
                ${isExceeded ? "exceeded, " : ""}${formatQuantity(needed)} of ${formatQuantity(limit)} ${unit}
              </td>
              <td>${raisedBy}</td>
              <td>${source}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
