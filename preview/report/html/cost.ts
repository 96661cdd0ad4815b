/** What a stack costs: a chart by tier, and every line with the source of its price. */
import type { Cost, CostLine } from "../../analyses/cost/result";
import * as format from "../format";
import { count } from "../summary";
import { renderBars, scrollable } from "./parts";
import { type Html, html } from "./template";

export function renderCost(cost: Cost | null | undefined, prefix: string): Html {
  if (!cost)
    return html`<section>
      <h3>Cost a month</h3>
      <p>Not known.</p>
    </section>`;
  return html`<section aria-labelledby="${prefix}-cost">
    <h3 id="${prefix}-cost">Cost a month: ${format.formatUsdRange(cost.totalMonthlyUsd)}</h3>
    <p>
      Always on ${format.formatUsdRange(cost.alwaysOnMonthlyUsd)}, usage ${format.formatUsd(cost.usageMonthlyUsd)} as in
      the profile ${cost.usage}. List prices of ${cost.region}, ${describeAge(cost)}. ${describeBudget(cost)}
    </p>
    ${renderChart(cost)} ${renderLines(cost)} ${renderUnpriced(cost)}
    <p class="muted">
      ${count(cost.freeResources, "resource")} without a charge of their own.
      ${cost.assumptions.map((assumption) => html`${assumption} `)}
    </p>
  </section>`;
}

function describeAge({ oldestPrice }: Cost): string {
  return oldestPrice === null ? "none used" : `the oldest of ${oldestPrice.asOf}`;
}

function describeBudget({ budget }: Cost): Html | undefined {
  if (budget === undefined) return undefined;
  const text = `${budget.isExceeded ? "Above" : "Within"} the budget of ${format.formatUsd(budget.monthlyUsd)}.`;
  return html`<strong class="${budget.isExceeded ? "bad" : "good"}">${text}</strong>`;
}

/** Of the highest tier: how far each reaches, at minimum. */
function renderChart({ lines, tiers }: Cost): Html {
  const sum = (tier: string, kind: CostLine["kind"]): number =>
    lines
      .filter((line) => line.tier === tier && line.kind === kind)
      .reduce((total, line) => total + line.monthlyUsd, 0);
  const rows = tiers.map(({ tier }) => ({ tier, alwaysOn: sum(tier, "always on"), usage: sum(tier, "usage") }));
  const highest = Math.max(0, ...rows.map(({ alwaysOn, usage }) => alwaysOn + usage));
  return html`<table class="chart">
    <caption>
      By tier, groups at their minimum:
      <span class="key always"></span>
      always on
      <span class="key usage"></span>
      usage
    </caption>
    <thead>
      <tr>
        <th scope="col">Tier</th>
        <th scope="col"><span class="unseen">Bar</span></th>
        <th scope="col">A month</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(({ tier, alwaysOn, usage }) => {
        const bars = [
          { tone: "always", start: 0, length: alwaysOn },
          { tone: "usage", start: alwaysOn, length: usage },
        ];
        return html`<tr>
          <th scope="row">${tier}</th>
          <td>${renderBars(bars, highest)}</td>
          <td class="number">${format.formatUsd(alwaysOn + usage)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function renderLines({ lines }: Cost): Html {
  return html`<details>
    <summary>${count(lines.length, "line")}, each with its price's source</summary>
    ${scrollable(
      "Lines of the cost",
      html`<table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
            <th scope="col">A month</th>
            <th scope="col">Source of the price</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(renderLine)}
        </tbody>
      </table>`,
    )}
  </details>`;
}

function renderLine(line: CostLine): Html {
  const { what, name, kind, quantity, unit, unitPriceUsd, price, assumption } = line;
  return html`<tr>
    <th scope="row">${what} <span class="muted">${name}, ${kind}</span></th>
    <td class="number">${format.formatQuantity(quantity)} ${unit}</td>
    <td class="number">${format.formatUnitPrice(unitPriceUsd)}</td>
    <td class="number">${format.formatUsdRange({ minimum: line.monthlyUsd, maximum: line.maximumMonthlyUsd })}</td>
    <td>
      ${price.source}, ${price.asOf}, ${price.confidence} <code>${price.key}</code>
      ${assumption === undefined ? undefined : html`<span class="muted">${assumption}</span>`}
    </td>
  </tr>`;
}

function renderUnpriced({ unpriced }: Cost): Html | undefined {
  if (unpriced.length === 0) return undefined;
  return html`<details>
    <summary>${unpriced.length} unpriced, not in the total</summary>
    <ul>
      ${unpriced.map(({ name, what, reason }) => html`<li><strong>${what}</strong> of ${name}: ${reason}</li>`)}
    </ul>
  </details>`;
}
