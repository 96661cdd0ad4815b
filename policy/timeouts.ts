/** How long Pulumi waits for a provider, where a resource's options say so. */
import type { ResourceView } from "./views";

export type Operation = "create" | "update" | "delete";

const SECONDS = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 } as const;
const PART = /(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g;

/** The seconds of a Go duration, as `customTimeouts` takes them: `90m`, `1h30m`. Undefined for anything else. */
export function parseSeconds(duration: string): number | undefined {
  const parts = [...duration.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== duration) return undefined;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit as keyof typeof SECONDS], 0);
}

/** How many seconds an operation on a resource may take; undefined where the provider's own default holds. */
export function timeoutSecondsOf({ resource }: ResourceView, operation: Operation): number | undefined {
  const written = resource.options.customTimeouts[operation];
  return written === undefined ? undefined : parseSeconds(written);
}
