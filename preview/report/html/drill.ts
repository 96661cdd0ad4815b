/** The stack's picture, zone by zone, and the failures to try on it. */
import type { Failure, Seconds, TierLoss, ZoneLoss } from "../../analyses/zone-loss/result";
import type { AnalysedStack } from "../analysed";
import { describeObjective } from "../availability-objective";
import * as format from "../format";
import { type MapPart, type MapSubnet, type MapZone, mapNetwork, type NetworkMap } from "../network-map";
import { count } from "../summary";
import { describeAvailability } from "../verdict";
import { describeZonesAlone } from "../zone-loss";
import { renderObjectives } from "./objectives";
import { scrollable } from "./parts";
import { type Html, html } from "./template";

const SERVES: Readonly<Record<Failure["serves"], string>> = {
  yes: "goes on",
  degraded: "goes on with less",
  no: "stops",
};
const TONES: Readonly<Record<Failure["serves"] | TierLoss["state"], string>> = {
  ...{ yes: "good", degraded: "warn", no: "bad" },
  ...{ works: "good", down: "bad" },
};

export function renderDrill(stack: AnalysedStack, prefix: string): Html | undefined {
  const map = mapNetwork({ project: "", stack: stack.stack, resources: stack.resources, outputs: {} });
  const { zoneLoss } = stack;
  if (map.zones.length === 0 && map.unplaced.length === 0) return undefined;
  const failures = zoneLoss?.failures ?? [];
  return html`<section class="drill" aria-labelledby="${prefix}-drill">
    <h3 id="${prefix}-drill">Architecture, and what a failure does</h3>
    ${failures.length === 0 ? undefined : renderButtons(failures, prefix)} ${renderMap(map, failures)}
    ${zoneLoss ? renderOutcomes(zoneLoss, prefix) : html`<p>What a failure does is not known.</p>`}
    ${renderObjectives(stack.drills ?? [])}
  </section>`;
}

function renderButtons(failures: readonly Failure[], prefix: string): Html {
  return html`<div class="buttons scripted" role="group" aria-label="Take something away">
    <button type="button" aria-pressed="true" data-fail="">Nothing lost</button>
    ${failures.map(
      ({ what }, index) =>
        html`<button type="button" aria-pressed="false" data-fail="f${index}" aria-controls="${prefix}-f${index}">
          Lose ${what}
        </button>`,
    )}
  </div>`;
}

function renderMap(map: NetworkMap, failures: readonly Failure[]): Html {
  const seen = new Set<string>();
  const showPart = (part: MapPart): Html => {
    const isFirst = !seen.has(part.urn);
    seen.add(part.urn);
    const lost = failures.flatMap((failure, index) =>
      isFirst && takes(failure, part) ? [`f${index.toString()}`] : [],
    );
    return html`<li class="part" data-kind="${part.kind}" data-lost="${lost.join(" ")}">
      <strong>${part.label}</strong> <span>${part.name}</span>
    </li>`;
  };
  const showSubnet = ({ kind, cidrBlock, parts }: MapSubnet): Html =>
    html`<li class="subnet" data-kind="${kind}">
      <p>${kind} <span>${cidrBlock}</span></p>
      ${
        parts.length === 0
          ? undefined
          : html`<ul>
              ${parts.map(showPart)}
            </ul>`
      }
    </li>`;
  return html`<div class="vpc">
    <p>${map.vpcs.map(({ name, cidrBlock }) => html`VPC <strong>${name}</strong> ${cidrBlock} `)}</p>
    <div class="zones">
      ${map.zones.map(
        (zone) =>
          html`<div class="zone" data-lost="${lostZones(failures, zone)}">
            <h4>${zone.zone}</h4>
            <ul>
              ${zone.subnets.map(showSubnet)}
            </ul>
          </div>`,
      )}
    </div>
    ${
      map.unplaced.length === 0
        ? undefined
        : html`<div class="unplaced">
            <h4>Zone known only after deployment</h4>
            <ul>
              ${map.unplaced.map(showPart)}
            </ul>
          </div>`
    }
  </div>`;
}

function lostZones(failures: readonly Failure[], { zone }: MapZone): string {
  return failures.flatMap(({ id }, index) => (id === `zone:${zone}` ? [`f${index.toString()}`] : [])).join(" ");
}

/** Of a part in several places, one is lost; the first stands for it. */
function takes({ id, kind }: Failure, part: MapPart): boolean {
  const isKind = part.kind.toLowerCase() === kind || (part.kind === "instances" && kind === "instance");
  return isKind && id.slice(id.indexOf(":") + 1) === part.name;
}

function renderOutcomes(zoneLoss: ZoneLoss, prefix: string): Html {
  const { failures, singlePointsOfFailure: points, availability } = zoneLoss;
  return html`<div aria-live="polite">${failures.map((failure, index) => renderOutcome(failure, index, prefix))}</div>
    <h4>Single points of failure</h4>
    ${
      points.length === 0
        ? html`<p>None found.</p>`
        : html`<ul>
            ${points.map(({ name, what, consequence }) => html`<li><strong>${name}</strong>, ${what}: ${consequence}</li>`)}
          </ul>`
    }
    <h4>Availability: ${describeAvailability(zoneLoss)}</h4>
    ${scrollable(
      "Availability of each link",
      html`<table>
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col">Available</th>
            <th scope="col">Figure</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          ${availability.links.map(
            ({ name, percent, basis, source }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${format.formatPercent(percent)}</td>
                <td>${basis}</td>
                <td>${source}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${availability.zonesAlone === null ? [] : html`<p class="muted">${describeZonesAlone(availability.zonesAlone)}</p>`}
    ${describeObjective(availability.objective).map((line) => html`<p>${line}</p>`)}
    ${availability.leftOut.map(({ name, reason }) => html`<p class="muted">Left out: ${name}, ${reason}</p>`)}
    <ul class="muted">
      ${zoneLoss.assumptions.map((assumption) => html`<li>${assumption}</li>`)}
    </ul>
    ${
      zoneLoss.unjudged.length === 0
        ? undefined
        : html`<p class="muted">
            Not judged: ${count(zoneLoss.unjudged.length, "resource")},
            ${zoneLoss.unjudged.map(({ name }) => name).join(", ")}
          </p>`
    }`;
}

function renderOutcome(failure: Failure, index: number, prefix: string): Html {
  const { what, serves, dataLoss, tiers } = failure;
  return html`<div class="outcome" id="${prefix}-f${index}" data-outcome="f${index}">
    <h4>Without ${what}: <span class="${TONES[serves]}">${SERVES[serves]}</span></h4>
    <p>${describeOutcome(failure)} Data lost: ${dataLoss}.</p>
    ${scrollable(
      `What is left without ${what}`,
      html`<table>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">State</th>
            <th scope="col">Left</th>
            <th scope="col">Recovers in</th>
            <th scope="col">By</th>
            <th scope="col">Data lost</th>
          </tr>
        </thead>
        <tbody>
          ${tiers.map(
            (tier) =>
              html`<tr>
                <th scope="row">${tier.tier}</th>
                <td class="${TONES[tier.state]}">${tier.state}</td>
                <td>${tier.left}</td>
                <td>${showSeconds(tier.recoverySeconds)}</td>
                <td>${tier.mechanism}</td>
                <td>${tier.dataLoss}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${failure.assumptions.map((assumption) => html`<p class="muted">${assumption}</p>`)}
  </div>`;
}

function describeOutcome({ interruptionSeconds: interruption, recovery }: Failure): string {
  const fails = interruption?.[1] === 0 ? "No request fails." : `Requests fail ${showInterruption(interruption)}.`;
  const by = recovery.mechanism === "" ? "" : `: ${recovery.mechanism}`;
  if (recovery.seconds === null) return `${fails} All is back when a person has acted${by}.`;
  return recovery.seconds[1] === 0
    ? fails
    : `${fails} All is back in ${format.formatDurationRange(recovery.seconds)}${by}.`;
}

function showInterruption(seconds: Seconds | null): string {
  return seconds === null ? "until a person acts" : `for ${format.formatDurationRange(seconds)}`;
}

function showSeconds(seconds: Seconds | null): string {
  return seconds === null ? "when a person acts" : format.formatDurationRange(seconds);
}
