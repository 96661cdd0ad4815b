/** How long a stack takes to create and destroy, and what that waits for, as a Gantt chart. */
import type { DeploymentTime, Estimate, Step } from "../../analyses/deployment-time/result";
import * as format from "../format";
import { count } from "../summary";
import { describeTime } from "../verdict";
import { renderBars, scrollable } from "./parts";
import { type Html, html } from "./template";

export function renderTime(time: DeploymentTime | null | undefined, prefix: string): Html {
  if (!time)
    return html`<section>
      <h3>Deployment time</h3>
      <p>Not known.</p>
    </section>`;
  const { create, destroy } = time;
  const others = create.steps.filter(({ isCritical }) => !isCritical);
  return html`<section aria-labelledby="${prefix}-time">
    <h3 id="${prefix}-time">Deployment time: ${describeTime(time)}</h3>
    <p>
      ${describeSlowest(create)} ${count(time.parallelism, "resource")} at once. Destroying takes
      ${format.formatDuration(destroy.seconds.typical)}${
        destroy.protectedResources.length === 0
          ? ""
          : `, once ${count(destroy.protectedResources.length, "protected resource")} are released`
      }.
    </p>
    ${renderGantt("What the end waits for", create.criticalPath, create)}
    ${
      others.length === 0
        ? undefined
        : html`<details>
            <summary>${count(others.length, "other resource")}</summary>
            ${renderGantt("Everything else", others, create)}
          </details>`
    }
    ${describeUnmeasured(create)}
  </section>`;
}

function describeSlowest({ slowest, timesSlowest }: Estimate): string {
  if (slowest === null) return "Nothing to create.";
  const times = `${format.formatRatio(timesSlowest)} times its slowest resource`;
  return `${times}, ${slowest.name} with ${format.formatDuration(slowest.seconds)}.`;
}

function renderGantt(label: string, steps: readonly Step[], { seconds }: Estimate): Html {
  return scrollable(
    label,
    html`<table class="chart">
      <caption>
        ${label}
      </caption>
      <thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col"><span class="unseen">Bar</span></th>
          <th scope="col">Starts</th>
          <th scope="col">Takes</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          ({ name, type, startSeconds, seconds: length, isCritical, basis }) =>
            html`<tr>
              <th scope="row">${name} <span class="muted">${type.split(":").at(-1) ?? type}</span></th>
              <td>
                ${renderBars([{ tone: isCritical ? "critical" : "other", start: startSeconds, length }], seconds.typical)}
              </td>
              <td class="number">${format.formatDuration(startSeconds)}</td>
              <td class="number">${format.formatDuration(length)} <span class="muted">${basis}</span></td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function describeUnmeasured({ unmeasured }: Estimate): Html | undefined {
  if (unmeasured.length === 0) return undefined;
  const types = unmeasured.map(({ type, resources }) => `${type} (${resources.toString()})`);
  return html`<p class="muted">Without a figure of their own: ${types.join(", ")}.</p>`;
}
