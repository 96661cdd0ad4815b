/** How figures read, in every rendering of the report alike: a figure in the terminal can be searched for in the page. */

/** From the least to the most; both may be the same. */
export interface Interval {
  readonly minimum: number;
  readonly maximum: number;
}

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** To the cent, for example `$1,234.50`; a loss reads `-$3.00`. */
export function formatUsd(usd: number): string {
  return DOLLARS.format(toCents(usd));
}

/** For example `$10.00 to $14.00`; once where both ends read the same. */
export function formatUsdRange({ minimum, maximum }: Interval): string {
  return joinRange(formatUsd(minimum), formatUsd(maximum));
}

/** How far a cost moves: `+$3.00`, `-$3.00` or `no change`. */
export function formatUsdChange(usd: number): string {
  if (toCents(usd) === 0) return "no change";
  return `${usd > 0 ? "+" : ""}${formatUsd(usd)}`;
}

/** A price as its source states it: at least two digits after the point, as many as it has, for example `$0.0045`. */
export function formatUnitPrice(usd: number): string {
  return `$${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 10 })}`;
}

/** A number of things: `730`, `1,024.5`; at most three digits after the point. */
export function formatQuantity(quantity: number): string {
  return quantity.toLocaleString("en-US", { maximumFractionDigits: 3 });
}

/** The two largest units: `45 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < SECONDS_PER_MINUTE) return `${whole.toString()} s`;
  if (whole < SECONDS_PER_HOUR) return twoUnits(whole, SECONDS_PER_MINUTE, "min", "s");
  return twoUnits(Math.round(whole / SECONDS_PER_MINUTE), SECONDS_PER_MINUTE, "h", "min");
}

/** For example `1 min to 2 min`, once where both ends read the same; null is `unknown`, never zero. */
export function formatDurationRange(seconds: readonly [low: number, high: number] | null): string {
  return seconds === null ? "unknown" : joinRange(formatDuration(seconds[0]), formatDuration(seconds[1]));
}

/** Of a hundred, rounded down so that no availability is promised that is not there: `99.95%`, `99.9%`, `100%`. */
export function formatPercent(percent: number): string {
  // The small addition keeps 99.95, which no binary number is, from becoming 99.949.
  return `${(Math.floor(percent * 1000 + 1e-6) / 1000).toString()}%`;
}

/** Of a year, for example `4.4 h a year`; in minutes below an hour. */
export function formatHoursPerYear(hours: number): string {
  return hours < 1 ? `${(hours * 60).toFixed(0)} min a year` : `${formatTenths(hours)} h a year`;
}

/** A multiple, for example `1.15`; always two digits. */
export function formatRatio(ratio: number): string {
  return ratio.toFixed(2);
}

function formatTenths(number: number): string {
  return number.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function joinRange(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}

function twoUnits(whole: number, perUnit: number, large: string, small: string): string {
  const rest = whole % perUnit;
  const text = `${Math.floor(whole / perUnit).toString()} ${large}`;
  return rest === 0 ? text : `${text} ${rest.toString()} ${small}`;
}

function toCents(usd: number): number {
  // Adding zero turns -0, which would read `-$0.00`, into 0.
  return Math.round(usd * 100) / 100 + 0;
}
