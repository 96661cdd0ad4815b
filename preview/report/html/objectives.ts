/** What a stack promises when something fails, beside what it reaches. */
import type { Drill } from "../../analyses/drill/result";
import { describeObjectives, listUnpromised, objectiveRows } from "../objectives";
import { scrollable } from "./parts";
import { type Html, html } from "./template";

export function renderObjectives(drills: readonly Drill[]): Html | undefined {
  const rows = objectiveRows(drills);
  const unpromised = listUnpromised(drills);
  if (rows.length === 0) return undefined;
  return html`<h4>Objectives: ${describeObjectives(drills)}</h4>
    ${scrollable(
      "Objectives",
      html`<table>
        <thead>
          <tr>
            <th scope="col">If</th>
            <th scope="col">Objective</th>
            <th scope="col">Promised</th>
            <th scope="col">Reached</th>
            <th scope="col">Kept</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ scenario, objective, promised, reached, isMet, inTheWay }) =>
              html`<tr>
                <th scope="row">${scenario}</th>
                <td>${objective}</td>
                <td>${promised}</td>
                <td>${reached}</td>
                <td class="${isMet ? "good" : "bad"}">${isMet ? "met" : `missed: ${inTheWay}`}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${
      unpromised.length === 0 ? undefined : html`<p class="muted">Nothing is promised for: ${unpromised.join(", ")}</p>`
    }`;
}
