/** Prices a few resources in Seoul, for specs of the services. */
import type { GraphResource, JsonObject } from "../../policy/resource-graph";
import { estimateCost } from "../../preview/analyses/cost/cost";
import type { Cost } from "../../preview/analyses/cost/result";
import { readUsage } from "../../preview/analyses/cost/usage";
import { makeGraph, makeResource } from "./graphs";

const provider = makeResource("pulumi:providers:aws", "aws", { region: "ap-northeast-2" });

export function price(resources: readonly GraphResource[], amounts: JsonObject = {}): Cost {
  const placed = resources.map((resource) => ({ ...resource, provider: provider.urn }));
  return estimateCost(makeGraph([provider, ...placed]), { usage: readUsage(amounts, "spec").profile });
}

export const cents = (usd: number): number => Math.round(usd * 100) / 100;

/** What is charged anyway, by what it is for; the maximum beside it where it differs. */
export function alwaysOn(...resources: readonly GraphResource[]): Record<string, number | readonly number[]> {
  const lines = price(resources).lines.filter(({ kind }) => kind === "always on");
  return Object.fromEntries(
    lines.map(({ what, monthlyUsd, maximumMonthlyUsd }) => {
      const [least, most] = [cents(monthlyUsd), cents(maximumMonthlyUsd)];
      return [what, least === most ? least : [least, most]];
    }),
  );
}

export function unpriced(...resources: readonly GraphResource[]): string[] {
  return price(resources).unpriced.map(({ what, reason }) => `${what}: ${reason}`);
}
