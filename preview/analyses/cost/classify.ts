/** Every type that somebody has looked at: how it is charged, or that it is not. */
import type { Pricer, Pricers } from "./charge";
import { audit } from "./services/audit";
import { buckets } from "./services/buckets";
import { caches } from "./services/caches";
import { databases } from "./services/databases";
import { edge } from "./services/edge";
import { FREE } from "./services/free";
import { instances } from "./services/instances";
import { loadBalancers } from "./services/load-balancers";
import { logs } from "./services/logs";
import { observability } from "./services/observability";
import { recovery } from "./services/recovery";
import { secrets } from "./services/secrets";
import { tables } from "./services/tables";
import { volumes } from "./services/volumes";
import { vpc } from "./services/vpc";

const PRICERS: Pricers = {
  ...vpc,
  ...loadBalancers,
  ...instances,
  ...volumes,
  ...databases,
  ...caches,
  ...tables,
  ...buckets,
  ...secrets,
  ...logs,
  ...edge,
  ...observability,
  ...recovery,
  ...audit,
};

/** How a type is charged; a free one has no charges. Undefined for a type that nobody has classified. */
export function findPricer(type: string): Pricer | undefined {
  return FREE.has(type) ? () => [] : PRICERS[type];
}
