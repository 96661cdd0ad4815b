/** How a stack stands with the rules: what it breaks, what is waived and why, what cannot be told yet. */
import type { Finding } from "../../../policy/evaluate";
import { isMandatory, type Judgement } from "../../analyses/rules";
import { describeJudgement } from "../rules";
import { type Html, html } from "./template";

export function renderRules(judgement: Judgement | null, prefix: string): Html {
  if (judgement === null)
    return html`<section>
      <h3>Rules</h3>
      <p>Not judged.</p>
    </section>`;
  const { violations, waived, undecided } = judgement;
  return html`<section aria-labelledby="${prefix}-rules">
    <h3 id="${prefix}-rules">${describeJudgement(judgement)}</h3>
    ${
      violations.length === 0
        ? undefined
        : html`<ul>
            ${violations.map(
              (violation) =>
                html`<li>
                  <strong class="${isMandatory(violation) ? "bad" : "warn"}"
                    >${isMandatory(violation) ? "violated" : "advice"}</strong
                  >
                  <code>${violation.rule}</code>: ${violation.message}. ${violation.remedy}
                </li>`,
            )}
          </ul>`
    }
    ${renderFindings("waived, with the reason", waived)}
    ${renderFindings("cannot be told before deployment", undecided)}
  </section>`;
}

function renderFindings(what: string, findings: readonly Finding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<details>
    <summary>${findings.length} ${what}</summary>
    <ul>
      ${findings.map(({ rule, message }) => html`<li><code>${rule}</code>: ${message}</li>`)}
    </ul>
  </details>`;
}
