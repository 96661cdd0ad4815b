/**
 * What a number of viewers who watch at the same time ask of a stack, what it costs, and what breaks first. Money is US
 * dollars at list price for a month of 730 hours that is like this from beginning to end. Nothing is rounded here.
 */
export interface Load {
  readonly viewers: number;
  /** What the stack lacks for an answer, or for a part of one. Without a distribution there are no figures at all. */
  readonly missing: readonly string[];
  /** In the order in which a request passes them. */
  readonly demands: readonly Demand[];
  /** Highest monthly figure first. */
  readonly cost: readonly LoadCostLine[];
  readonly monthlyUsd: number;
  /** The month's, divided by its hours: CloudFront's lower prices at volume are in it. */
  readonly hourlyUsd: number;
  /** What has no price here; counted, never taken for zero. */
  readonly unpriced: readonly string[];
  /** What breaks, the first to break first; `isExceeded` where it does with so many viewers. */
  readonly limits: readonly Limit[];
  /** Everything that is taken for granted, with where it comes from. */
  readonly assumptions: readonly string[];
}

export interface Demand {
  /** For example `answers to viewers`. */
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
}

export interface LoadCostLine {
  readonly what: string;
  readonly monthlyUsd: number;
}

export interface Limit {
  /** For example `CloudFront, data of one distribution`. */
  readonly what: string;
  readonly limit: number;
  readonly unit: string;
  /** What so many viewers need of it. */
  readonly needed: number;
  /** The most viewers that it carries. */
  readonly carriesViewers: number;
  readonly isExceeded: boolean;
  /** By whom or by what it can be raised. */
  readonly raisedBy: string;
  /** Where the figure stands. */
  readonly source: string;
}
