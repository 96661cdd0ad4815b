/** Alarms: that somebody hears them, and what the environment's policy needs to know. */
import type { Problem } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type Facts = Given<NonNullable<StackFile["observability"]>>;

/** A list of the wrong shape is not there; that it is there is the schema's to say. */
function hasListener(audience: Facts["ticket"]): boolean {
  return [...(audience?.emails ?? []), ...(audience?.webhooks ?? [])].length > 0;
}

function validateAudience(facts: Facts, severity: "page" | "ticket", reason: string): Problem[] {
  const audience = facts[severity];
  if (hasListener(audience)) return [];
  return [
    {
      key: `observability.${severity}`,
      received: audience,
      allowed: "a block with at least one of emails, webhooks",
      reason,
    },
  ];
}

function validateRepeats(facts: Facts): Problem[] {
  return (["page", "ticket"] as const).flatMap((severity) =>
    (["emails", "webhooks"] as const).flatMap((kind) => {
      const addresses = facts[severity]?.[kind] ?? [];
      if (new Set(addresses).size === addresses.length) return [];
      return [{ key: `observability.${severity}.${kind}`, received: addresses, allowed: "each address once" }];
    }),
  );
}

function validateObjective({ availabilityPercent }: Facts, policy: Policy): Problem[] {
  if (availabilityPercent !== undefined || !policy.observability.isErrorBudgetWatched) return [];
  return [
    {
      key: "observability.availabilityPercent",
      received: undefined,
      allowed: "90 to 99.999",
      reason: "The environment's policy watches the error budget, which is what the objective leaves",
    },
  ];
}

export function validateObservability({ observability }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  if (observability === undefined) return [];
  return [
    ...validateAudience(observability, "ticket", "An alarm that nobody hears is none"),
    ...validateRepeats(observability),
    ...(policy?.observability.isPaging === true
      ? validateAudience(observability, "page", "The environment's policy pages somebody")
      : []),
    ...(policy === undefined ? [] : validateObjective(observability, policy)),
  ];
}
