/** The accelerator: a second door to the load balancer, and what must be there before it may be opened. */
import type { Problem } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type Facts = Given<NonNullable<StackFile["accelerator"]>>;
type GivenEdge = Given<StackFile>["edge"];

function validateLabel({ label }: Facts): Problem[] {
  if (label !== "www") return [];
  return [
    {
      key: "accelerator.label",
      received: label,
      allowed: "another label than www",
      reason: "The CDN answers by that name",
    },
  ];
}

/** What the way past the CDN needs of the CDN's block. */
function validateEdge(edge: GivenEdge): Problem[] {
  const needs = [
    [edge?.domain, "domain", "a block with name, hostedZoneId", "Clients speak HTTPS, with the domain's certificate"],
    [
      edge?.firewall,
      "firewall",
      "a block with mode, requestsPer5Minutes",
      "The accelerator leads past the CDN's web ACL; the load balancer gets one with the same rules",
    ],
    [
      edge?.originSecretVersion,
      "originSecretVersion",
      "a whole number from 1",
      "By its secret the load balancer's web ACL tells the CDN's requests, which were judged before",
    ],
  ] as const;
  return needs
    .filter(([value]) => value === undefined)
    .map(([, key, allowed, reason]) => ({ key: `edge.${key}`, received: undefined, allowed, reason }));
}

function validateSecondRegion(
  { secondRegion }: Facts,
  region: string | undefined,
  policy: Policy | undefined,
): Problem[] {
  if (secondRegion === undefined) return [];
  const near = {
    key: "accelerator.secondRegion.region",
    received: secondRegion.region,
    allowed: `a Region other than aws.region, ${region ?? ""}`,
    reason: "What is in the same Region is lost together with it",
  };
  const unasked = {
    key: "accelerator.secondRegion",
    received: undefined,
    statement: "there, where the environment's policy checks no way in",
    allowed: "the block in an environment whose policy has the readers' way in checked",
    reason: "Without a health check Route 53 never learns that this Region is gone",
  };
  return [
    ...(secondRegion.region !== undefined && secondRegion.region === region ? [near] : []),
    ...(policy?.edge.isHealthChecked === false ? [unasked] : []),
  ];
}

function validatePolicy(policy: Policy | undefined): Problem[] {
  if (policy === undefined || policy.compute.isInternalBehindCdn) return [];
  return [
    {
      key: "accelerator",
      received: undefined,
      statement: "there, where the environment's load balancer is public",
      allowed: "the block in an environment whose load balancer is internal",
      reason: "A public one answers nobody but the CDN, told by its header",
    },
  ];
}

export function validateAccelerator(
  { accelerator, edge, aws = {} }: Given<StackFile>,
  policy: Policy | undefined,
): Problem[] {
  if (accelerator === undefined) return [];
  return [
    ...validateLabel(accelerator),
    ...validatePolicy(policy),
    ...validateSecondRegion(accelerator, aws.region, policy),
    ...validateEdge(edge),
  ];
}
