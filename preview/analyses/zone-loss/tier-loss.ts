/** Outcomes of a tier, and how they add up. */
import type { Seconds, Tier, TierLoss } from "./result";
import { boundOfLoss, DATA_LOSSES } from "./words";

const STATES = ["works", "degraded", "down"] as const;
const ORDER: readonly string[] = Object.values(DATA_LOSSES);

export const AT_ONCE: Seconds = [0, 0];

/** Nothing of the tier is lost. */
export function untouched(tier: Tier, left: string): TierLoss {
  return {
    ...{ tier, state: "works", left, mechanism: "" },
    ...{ interruptionSeconds: AT_ONCE, recoverySeconds: AT_ONCE, dataLoss: DATA_LOSSES.none },
  };
}

/** What is left of several resources of one tier; undefined where there are none. */
export function combine(losses: readonly TierLoss[]): TierLoss | undefined {
  const [first, ...others] = losses;
  if (first === undefined) return undefined;
  return others.reduce((one, other) => {
    const worse = isWorse(other, one) ? other : one;
    return {
      ...worse,
      state: worstState([one, other]),
      left: `${one.left}; ${other.left}`,
      interruptionSeconds: longest([one.interruptionSeconds, other.interruptionSeconds]),
      recoverySeconds: longest([one.recoverySeconds, other.recoverySeconds]),
      dataLoss: worstDataLoss([one.dataLoss, other.dataLoss]),
    };
  }, first);
}

/** Both ends of the longest; null, which waits for a person, is longest of all. */
export function longest(all: readonly (Seconds | null)[]): Seconds | null {
  const known = all.filter((seconds) => seconds !== null);
  if (known.length < all.length) return null;
  return [Math.max(0, ...known.map(([low]) => low)), Math.max(0, ...known.map(([, high]) => high))];
}

/** One after the other. */
export function sum(...all: readonly Seconds[]): Seconds {
  return [all.reduce((total, [low]) => total + low, 0), all.reduce((total, [, high]) => total + high, 0)];
}

/** Does it take longer until it is back, or, where that is the same, is less of it left? */
export function isWorse(one: TierLoss, other: TierLoss): boolean {
  const [first, second] = [rank(one.recoverySeconds), rank(other.recoverySeconds)];
  return first === second ? STATES.indexOf(one.state) > STATES.indexOf(other.state) : first > second;
}

export function worstState(losses: readonly TierLoss[]): TierLoss["state"] {
  return STATES[Math.max(0, ...losses.map(({ state }) => STATES.indexOf(state)))] ?? "works";
}

export function worstDataLoss(texts: readonly string[]): string {
  const [worst = DATA_LOSSES.none] = [...texts].sort((one, other) => rankOfLoss(other) - rankOfLoss(one));
  return worst;
}

/** A bounded loss is less than one of unknown size. */
function rankOfLoss(text: string): number {
  const bound = boundOfLoss(text);
  return bound === undefined ? ORDER.indexOf(text) : ORDER.indexOf(DATA_LOSSES.lastWrites) - 1 / (1 + bound);
}

function rank(seconds: Seconds | null): number {
  return seconds === null ? Number.POSITIVE_INFINITY : seconds[1];
}
