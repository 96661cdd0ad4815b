/** Which settings make a failure as bad as it is. */
import { recoveryPointOf } from "../zone-loss/figures";
import type { Parts } from "../zone-loss/parts";
import type { Failure, Tier, TierLoss } from "../zone-loss/result";
import { boundOfLoss, DATA_LOSSES } from "../zone-loss/words";
import type { Reached, Setting } from "./result";
import { SETTINGS } from "./settings";

/** Of the tiers that readers wait for, the slowest one's first; of a lost NAT gateway, the way out itself. */
export function findObstacles({ kind, tiers }: Failure, parts: Parts): Setting[] {
  const hit = tiers.filter(({ state, tier }) => state !== "works" && (tier !== "egress" || kind === "nat gateway"));
  return [...hit].sort((one, other) => wait(other) - wait(one)).flatMap(({ tier }) => OBSTACLES[tier](parts, kind));
}

function wait({ interruptionSeconds: seconds }: TierLoss): number {
  return seconds === null ? Number.POSITIVE_INFINITY : seconds[1];
}

/** Empty where nothing but AWS's own speed is left. */
const OBSTACLES: Readonly<Record<Tier, (parts: Parts, kind: Failure["kind"]) => Setting[]>> = {
  egress: ({ egress }) => (egress.gateways.length === 1 ? [SETTINGS.natStrategy] : []),
  "load balancer": ({ balancers }) => (balancers.some(({ zones }) => zones?.length === 1) ? [SETTINGS.zones] : []),
  instances: ({ groups }, kind) => {
    if (kind === "zone" && groups.some(({ zones }) => zones?.length === 1)) return [SETTINGS.workloadZones];
    return groups.some(({ minimum = 1 }) => minimum <= 1) ? [SETTINGS.minimum] : [];
  },
  database: ({ databases }) => (databases.every(({ isMultiAz }) => isMultiAz) ? [] : [SETTINGS.multiAz]),
  cache: ({ caches }) =>
    caches.every(({ hasFailover, isMultiAz }) => hasFailover && isMultiAz) ? [] : [SETTINGS.cacheNodes],
  tables: () => [],
};

/** What of the database and of sessions is lost; other tiers keep nothing, and a cache that evicts has no figure. */
export function pointReached(failure: Failure, parts: Parts): Reached {
  const database = databasePoint(failure, parts);
  const sessions = boundOfLoss(failure.tiers.find(({ tier }) => tier === "cache")?.dataLoss ?? "");
  if (sessions === undefined || database.seconds === null || database.seconds >= sessions) return database;
  return { seconds: sessions, inTheWay: [SETTINGS.sessionLag] };
}

function databasePoint({ tiers }: Failure, { databases }: Parts): Reached {
  const loss = tiers.find(({ tier }) => tier === "database")?.dataLoss ?? DATA_LOSSES.none;
  const hasBackups = databases.every(({ backupDays }) => backupDays !== 0);
  if (loss === DATA_LOSSES.none) return { seconds: recoveryPointOf("standby").seconds, inTheWay: [] };
  return {
    seconds: loss === DATA_LOSSES.fiveMinutes ? recoveryPointOf("point-in-time").seconds : null,
    inTheWay: hasBackups ? [SETTINGS.multiAz] : [SETTINGS.multiAz, SETTINGS.backups],
  };
}
