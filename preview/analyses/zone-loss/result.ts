/** What is left of a stack when a zone, or one of its parts, is lost. */

/** Lowest and highest, in seconds. */
export type Seconds = readonly [low: number, high: number];

export type Tier = "egress" | "load balancer" | "instances" | "database" | "cache" | "tables";

/**
 * `works`: nothing of the tier is lost. `degraded`: there is less of it, or what already runs beside it takes over.
 * `down`: nothing is left that could take over; somebody, AWS or a person, has to make it anew first.
 */
export type TierState = "works" | "degraded" | "down";

export interface TierLoss {
  readonly tier: Tier;
  readonly state: TierState;
  /** For example `1 of 2 NAT gateways (b)`. */
  readonly left: string;
  /** What brings the tier back, or what a person has to do. Empty where it works. */
  readonly mechanism: string;
  /** How long requests fail that need the tier; null where they fail until a person acts. */
  readonly interruptionSeconds: Seconds | null;
  /**
   * Until the tier carries its load again (RTO); null where nothing brings it back by itself. After a zone is lost, the
   * tier may lack its standby until the zone is back.
   */
  readonly recoverySeconds: Seconds | null;
  /** What is gone for good (RPO): `none`, or for example `up to 5 min of writes`. */
  readonly dataLoss: string;
}

export interface Failure {
  /** For example `zone:ap-northeast-2a` or `database:cloudmart-database`; unique in a stack. */
  readonly id: string;
  /** For example `zone a`, `NAT gateway cloudmart-network-1`. */
  readonly what: string;
  readonly kind: "zone" | "nat gateway" | "database" | "cache" | "instance";
  /** Only tiers that the stack has, in the order egress, load balancer, instances, database, cache, tables. */
  readonly tiers: readonly TierLoss[];
  /**
   * Are requests answered? Every tier but egress is needed for that. `no`: not before a tier that is down is made anew.
   * A short interruption while a standby takes over is `degraded`.
   */
  readonly serves: "yes" | "degraded" | "no";
  /** How long requests fail, at worst; null where they fail until a person acts. */
  readonly interruptionSeconds: Seconds | null;
  /** Until every tier carries its load again, with the mechanisms of all tiers that are hit, or all that a person does. */
  readonly recovery: { readonly seconds: Seconds | null; readonly mechanism: string };
  /** For example `cache: the last writes`; `none` where nothing is lost. */
  readonly dataLoss: string;
  /** Where AWS chooses a zone and the worst case is assumed: what was assumed. */
  readonly assumptions: readonly string[];
}

export interface SinglePointOfFailure {
  readonly urn: string;
  /** Logical name. */
  readonly name: string;
  /** For example `one NAT gateway for 2 zones that carry work`. */
  readonly what: string;
  readonly consequence: string;
}

export interface AvailabilityLink {
  /** For example `RDS, Multi-AZ`. */
  readonly name: string;
  readonly percent: number;
  /** `published`: AWS's own figure for exactly this. `modelled`: AWS publishes none for this, so a lower one stands in. */
  readonly basis: "published" | "modelled";
  /** Document and date. */
  readonly source: string;
}

/** Zones that fail independently and are all there is to fail: `1 - (1 - one zone) ^ zones`. */
export interface ZonesAlone {
  readonly zones: number;
  readonly oneZonePercent: number;
  readonly percent: number;
  readonly source: string;
}

/** What a stack promises of its availability, beside what the chain reaches. */
export interface AvailabilityObjective {
  readonly statedPercent: number;
  readonly isMet: boolean;
  /** Links that are less available than what is promised: with one of them, no other can be good enough. */
  readonly ruledOutBy: readonly { readonly name: string; readonly percent: number }[];
  /** What was computed beside it, each with what it would reach; empty where the objective is met. */
  readonly wouldBring: readonly { readonly change: string; readonly percent: number; readonly isEnough: boolean }[];
}

export interface Availability {
  /** What every request needs, from the reader inwards. */
  readonly links: readonly AvailabilityLink[];
  /** Product of the links, as if they failed independently; null where the stack has none of them. */
  readonly percent: number | null;
  /** What the percentage leaves open in a year of 8,760 hours, in hours. */
  readonly hoursDownPerYear: number | null;
  /** What the source document computes for as many zones as carry work; null where they are not known, or there are none. */
  readonly zonesAlone: ZonesAlone | null;
  /** Null where the stack promises none, or has no chain. */
  readonly objective: AvailabilityObjective | null;
  /** Parts that are not in the chain, each with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}

export interface ZoneLoss {
  /** Zones that hold a subnet, by name; without those that are not known before deployment. */
  readonly zones: readonly string[];
  /** Every zone once, then NAT gateways, primaries, caches and groups of instances. */
  readonly failures: readonly Failure[];
  readonly singlePointsOfFailure: readonly SinglePointOfFailure[];
  readonly availability: Availability;
  /** What holds for every figure above, such as that instances are spread evenly. */
  readonly assumptions: readonly string[];
  /** What could carry a tier but is not judged here, such as an Aurora cluster. */
  readonly unjudged: readonly { readonly urn: string; readonly type: string; readonly name: string }[];
}
