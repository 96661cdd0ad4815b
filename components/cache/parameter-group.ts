/** How the cache's engine behaves. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parameterGroupFamily } from "./engine-family";

const PARAMETERS = [
  // A cache evicts. The default, volatile-lru, never evicts a key without a TTL and ends in refused writes.
  { name: "maxmemory-policy", value: "allkeys-lru" },
  // Seconds; by default idle connections stay for ever and count against the client limit.
  { name: "timeout", value: "300" },
];

/**
 * Creates the parameter group for an engine and version; refuses a pair AWS does not have. Named by the engine, so that a
 * change of family creates the new group before the old one goes. Free of charge.
 */
export function createParameterGroup(
  name: string,
  { engine, engineVersion }: { readonly engine: string; readonly engineVersion: string },
  parent: pulumi.Resource,
): aws.elasticache.ParameterGroup {
  return new aws.elasticache.ParameterGroup(
    `${name}-parameter-group`,
    {
      description: "The cache: evicts the least recently used key and closes idle connections",
      family: parameterGroupFamily(engine, engineVersion),
      parameters: PARAMETERS,
    },
    { parent },
  );
}
