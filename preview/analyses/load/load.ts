/** What so many viewers who watch in 4K at the same time cost a stack, and what breaks first. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { StackView } from "../../../policy/views";
import { priceLoad } from "./cost";
import { listDemands, ratesOf } from "./demand";
import { findLimits } from "./limits";
import { listAssumptions } from "./profile";
import type { Load } from "./result";
import { type Carriers, readCarriers } from "./stack";

/** The same graph and number give the same answer. `viewers`: one or more. */
export function modelLoad(graph: ResourceGraph, viewers: number): Load {
  // Relations do not depend on the environment, which only rules ask for.
  const stack = new StackView(graph, "prod");
  const carriers = readCarriers(stack);
  const missing = listMissing(carriers);
  const nothing = { demands: [], cost: [], monthlyUsd: 0, hourlyUsd: 0, unpriced: [], limits: [], assumptions: [] };
  if (carriers.distribution === undefined) return { viewers, missing, ...nothing };
  const rates = ratesOf(viewers, carriers);
  return {
    viewers,
    missing,
    demands: listDemands(rates),
    ...priceLoad(graph, stack, carriers, rates),
    limits: findLimits(viewers, carriers),
    assumptions: listAssumptions(),
  };
}

function listMissing(carriers: Carriers): string[] {
  if (carriers.distribution === undefined) return ["no CloudFront distribution: the block `edge` brings one"];
  return [
    ...(carriers.hasMedia ? [] : ["no media bucket: `storage.media` brings one; segments are counted all the same"]),
    ...(carriers.tables.length > 0 ? [] : ["no tables: what viewers have watched is written nowhere here"]),
    ...(carriers.requestsPerInstanceAndSecond === undefined
      ? ["no scaling by requests: nobody says how many an instance carries"]
      : []),
  ];
}
