/** What of a stack can be lost, and what is left of each tier then. */
import type { ResourceView, StackView } from "../../../policy/views";
import { type Cache, judgeCaches, readCaches } from "./cache";
import { type Database, judgeDatabases, readDatabases } from "./database";
import { type Egress, judgeEgress, readEgress } from "./egress";
import { type Group, judgeInstances, readGroups } from "./instances";
import { judgeLoadBalancers, type LoadBalancer, readLoadBalancers } from "./load-balancer";
import type { TierLoss } from "./result";
import type { Loss } from "./stack";
import { judgeTables, readTables } from "./tables";

export interface Parts {
  readonly egress: Egress;
  readonly balancers: readonly LoadBalancer[];
  readonly groups: readonly Group[];
  readonly databases: readonly Database[];
  readonly caches: readonly Cache[];
  readonly tables: readonly ResourceView[];
}

export function readParts(stack: StackView): Parts {
  return {
    egress: readEgress(stack),
    balancers: readLoadBalancers(stack),
    groups: readGroups(stack),
    databases: readDatabases(stack),
    caches: readCaches(stack),
    tables: readTables(stack),
  };
}

/** Only tiers that the stack has. */
export function judgeTiers(parts: Parts, loss: Loss): TierLoss[] {
  return [
    judgeEgress(parts.egress, loss),
    judgeLoadBalancers(parts.balancers, loss),
    judgeInstances(parts.groups, parts.egress, loss),
    judgeDatabases(parts.databases, loss),
    judgeCaches(parts.caches, loss),
    judgeTables(parts.tables),
  ].filter((tier) => tier !== undefined);
}
