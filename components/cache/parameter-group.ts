/** How the cache's engine behaves. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parameterGroupFamily } from "./engine-family";

/** What is kept: copies of what is stored elsewhere, or sessions, which are nowhere else. */
export type Purpose = "cache" | "sessions";

// Seconds; by default idle connections stay for ever and count against the client limit.
const TIMEOUT = { name: "timeout", value: "300" };

const PARAMETERS: Readonly<Record<Purpose, { name: string; value: string }[]>> = {
  cache: [
    // A cache evicts. The default, volatile-lru, never evicts a key without a TTL and ends in refused writes.
    { name: "maxmemory-policy", value: "allkeys-lru" },
    TIMEOUT,
  ],
  sessions: [
    // Full, it refuses a new session, which an alarm tells long before; every other policy ends sessions silently, and
    // volatile-ttl those of readers who have waited longest. https://redis.io/docs/latest/develop/reference/eviction/
    { name: "maxmemory-policy", value: "noeviction" },
    // Replication is asynchronous. A primary that no replica has answered for so many seconds takes no write, so what a
    // failover loses is at most as old. Replicas answer every second; the rest is slack.
    // https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
    { name: "min-replicas-max-lag", value: "5" },
    { name: "min-replicas-to-write", value: "1" },
    TIMEOUT,
  ],
};

const DESCRIPTIONS: Readonly<Record<Purpose, string>> = {
  cache: "The cache: evicts the least recently used key and closes idle connections",
  sessions: "Sessions: evicts nothing, writes only while a replica follows and closes idle connections",
};

interface ParameterGroupArgs {
  readonly engine: string;
  readonly engineVersion: string;
  /** Left out: `cache`. */
  readonly purpose?: Purpose | undefined;
}

/**
 * Creates the parameter group for an engine and version; refuses a pair AWS does not have. Named by the engine, so that a
 * change of family creates the new group before the old one goes. Free of charge.
 */
export function createParameterGroup(
  name: string,
  { engine, engineVersion, purpose = "cache" }: ParameterGroupArgs,
  parent: pulumi.Resource,
): aws.elasticache.ParameterGroup {
  return new aws.elasticache.ParameterGroup(
    `${name}-parameter-group`,
    {
      description: DESCRIPTIONS[purpose],
      family: parameterGroupFamily(engine, engineVersion),
      parameters: PARAMETERS[purpose],
    },
    { parent },
  );
}
