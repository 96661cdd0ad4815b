/** Which parameter group family an engine version needs. Pure: no Pulumi resource, no AWS. */
import { ConfigurationError, type Problem } from "../shared/errors";

/**
 * The versions AWS offers for node-based caches, from 6.2 on: since then both logs that we deliver exist.
 *
 * Redis, and Valkey to 8.2: ElastiCache User Guide, "Supported engines and versions" and "Engine specific parameters".
 * Valkey 9.0 and 9.1: the guide's "Engine versions and upgrading"; their family as in
 * https://github.com/polarsource/polar/pull/13732, which runs it.
 */
const FAMILIES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "redis",
    new Map([
      ["6.2", "redis6.x"],
      ["7.0", "redis7"],
      ["7.1", "redis7"],
    ]),
  ],
  [
    "valkey",
    new Map([
      ["7.2", "valkey7"],
      ["8.0", "valkey8"],
      ["8.1", "valkey8"],
      ["8.2", "valkey8"],
      ["9.0", "valkey9"],
      ["9.1", "valkey9"],
    ]),
  ],
]);

/** Every engine with its versions, in one line. */
const KNOWN = [...FAMILIES].map(([engine, versions]) => `${engine} ${[...versions.keys()].join(", ")}`).join("; ");

/** What is wrong with an engine and version; nothing when AWS has the pair. */
export function validateEngine(engine: string, engineVersion: string): Problem[] {
  const versions = FAMILIES.get(engine);
  if (versions === undefined) return [{ key: "cache.engine", received: engine, allowed: KNOWN }];
  if (versions.has(engineVersion)) return [];
  return [{ key: "cache.engineVersion", received: engineVersion, allowed: KNOWN }];
}

/** The parameter group family of an engine (`redis`, `valkey`) and version (`7.1`). Refuses a pair AWS does not have. */
export function parameterGroupFamily(engine: string, engineVersion: string): string {
  const family = FAMILIES.get(engine)?.get(engineVersion);
  if (family === undefined) throw new ConfigurationError(validateEngine(engine, engineVersion));
  return family;
}

/**
 * Whether AWS takes a mode for encryption in transit. Before engine 7.0.5 it refuses one, and encrypted means required.
 * Source: the error quoted in https://github.com/cloudposse/terraform-aws-elasticache-redis/pull/231.
 */
export function takesTransitEncryptionMode(family: string): boolean {
  return family !== "redis6.x";
}
