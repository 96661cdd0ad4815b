/** What viewers ask of each part of a stack, a second. All of it grows evenly with their number, but for whole instances. */
import type { Demand } from "./result";
import { CONNECTIONS_PER_INSTANCE, PER_VIEWER, SECONDS_PER_MINUTE, PERCENTS } from "./profile";
import type { Carriers } from "./stack";

export interface Rates {
  readonly gbps: number;
  /** Segments and API requests, at the edge. */
  readonly edgeRequests: number;
  readonly apiRequests: number;
  /** What edge locations ask Origin Shield for, the API's requests included; 0 without it. */
  readonly shieldRequests: number;
  /** Segments that no cache has, at the media bucket. */
  readonly originReads: number;
  /** Of items, before indexes. */
  readonly tableWrites: number;
  readonly tableReadUnits: number;
  /** Undefined where nobody says what one carries. */
  readonly instances: number | undefined;
}

/** An eventually consistent read of 4 KB is half a unit. */
const UNITS_PER_READ = 0.5;

export function ratesOf(viewers: number, carriers: Carriers): Rates {
  const perSecond = (perMinute: number): number => (viewers * perMinute) / SECONDS_PER_MINUTE;
  const segments = perSecond(PER_VIEWER.segmentsPerMinute.value);
  const apiRequests = perSecond(PER_VIEWER.apiRequestsPerMinute.value);
  const missed = (segments * PERCENTS.edgeMisses.value) / 100;
  const { requestsPerInstanceAndSecond: carried } = carriers;
  const hasTables = carriers.tables.length > 0;
  return {
    gbps: (viewers * PER_VIEWER.videoMbps.value) / 1000,
    edgeRequests: segments + apiRequests,
    apiRequests,
    shieldRequests: carriers.isShielded ? missed + apiRequests : 0,
    originReads: carriers.isShielded ? (missed * PERCENTS.shieldMisses.value) / 100 : missed,
    tableWrites: hasTables ? perSecond(PER_VIEWER.tableWritesPerMinute.value) : 0,
    tableReadUnits: hasTables ? perSecond(PER_VIEWER.tableReadsPerMinute.value) * UNITS_PER_READ : 0,
    instances: carried === undefined ? undefined : Math.ceil(apiRequests / carried),
  };
}

export function listDemands(rates: Rates): Demand[] {
  const { gbps, edgeRequests, shieldRequests, originReads, apiRequests, instances, tableWrites, tableReadUnits } =
    rates;
  return [
    { what: "answers to viewers", quantity: gbps, unit: "Gbit/s" },
    { what: "requests at the edge", quantity: edgeRequests, unit: "requests/s" },
    { what: "requests at Origin Shield", quantity: shieldRequests, unit: "requests/s" },
    { what: "reads of the media bucket", quantity: originReads, unit: "reads/s" },
    { what: "requests at the load balancer", quantity: apiRequests, unit: "requests/s" },
    ...(instances === undefined
      ? []
      : [
          { what: "instances that carry them", quantity: instances, unit: "instances" },
          { what: "connections to the database", quantity: instances * CONNECTIONS_PER_INSTANCE, unit: "connections" },
        ]),
    { what: "writes to tables", quantity: tableWrites, unit: "writes/s" },
    { what: "reads of tables", quantity: tableReadUnits, unit: "read units/s" },
  ].filter(({ quantity }) => quantity > 0);
}
