// Turns stacks into tabs and the drill into buttons. Without it, the page shows everything one below the other.
"use strict";

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (parent, selector) => [...parent.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);

document.documentElement.classList.add("has-script");

/** @param {HTMLElement} drill */
const startDrill = (drill) => {
  const buttons = all(drill, "button[data-fail]");
  /** @param {string} failure */
  const show = (failure) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.fail === failure));
    for (const outcome of all(drill, "[data-outcome]")) outcome.hidden = outcome.dataset.outcome !== failure;
    for (const place of all(drill, "[data-lost]")) {
      place.classList.toggle("is-lost", failure !== "" && (place.dataset.lost ?? "").split(" ").includes(failure));
    }
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.fail ?? ""));
  show("");
};

const tabs = all(document, "[role=tab]");
const panels = all(document, "[data-tab]");

/** @param {HTMLElement | undefined} chosen */
const choose = (chosen) => {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
  for (const panel of panels) panel.hidden = panel.dataset.tab !== chosen?.id;
};

/** @type {Record<string, (place: number) => number>} */
const moves = {
  ArrowRight: (place) => (place + 1) % tabs.length,
  ArrowLeft: (place) => (place + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

for (const [place, tab] of tabs.entries()) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const next = tabs[moves[event.key]?.(place) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    next.focus();
  });
}
for (const panel of panels) {
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", panel.dataset.tab ?? "");
}
if (tabs.length > 0) choose(tabs[0]);
for (const drill of all(document, ".drill")) startDrill(drill);
