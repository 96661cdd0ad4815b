/** Traffic out to the internet, and other amounts whose price falls as they grow. */
import { type Charge, used } from "../charge";

const TERABYTE = 1024;

/** Items of a service and how many units each is for, in their order. */
export type Steps = readonly (readonly [item: string, upTo: number])[];

const INTERNET: Steps = [
  ["internet-out-first-10TB", 10 * TERABYTE],
  ["internet-out-next-40TB", 40 * TERABYTE],
  ["internet-out-next-100TB", 100 * TERABYTE],
  ["internet-out-over-150TB", Infinity],
];

export function priceInternetTraffic(what: string, gigabytes: number): Charge[] {
  return priceSteps(what, "data-transfer", INTERNET, gigabytes);
}

/** A charge for each step that the amount reaches. */
export function priceSteps(what: string, service: string, steps: Steps, quantity: number): Charge[] {
  let left = quantity;
  return steps.flatMap(([item, upTo]) => {
    const part = Math.min(left, upTo);
    left -= part;
    return part > 0 ? [used(what, [service, item], part)] : [];
  });
}
