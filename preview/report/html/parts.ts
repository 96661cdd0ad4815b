/** Pieces that several sections use. */
import { type Html, html } from "./template";

/** Something that may be wider than a phone: it scrolls by itself, also by keyboard, and the page does not. */
export function scrollable(label: string, content: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}

export interface Bar {
  /** Names a colour in the style sheet. */
  readonly tone: string;
  /** Of the whole width. */
  readonly start: number;
  readonly length: number;
}

/** Bars in one row; the figures stand beside it as text, so nobody needs to see them. */
export function renderBars(bars: readonly Bar[], whole: number): Html {
  const scale = (amount: number): string => ((100 * amount) / (whole === 0 ? 1 : whole)).toFixed(2);
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${bars.map(
      ({ tone, start, length }) =>
        html`<rect class="${tone}" x="${scale(start)}" y="0" width="${scale(length)}" height="10" />`,
    )}
  </svg>`;
}
