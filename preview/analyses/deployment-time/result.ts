/** What the deployment-time analysis finds: how long a stack takes to create and to destroy, and what that waits for. */

export interface DeploymentTime {
  /** Resources that the engine works on at once. */
  readonly parallelism: number;
  /** From nothing to every resource created. */
  readonly create: Estimate;
  /**
   * The engine deletes in waves: what stands equally far from the resources that depend on nothing goes together, and
   * the next wave waits for all of it.
   */
  readonly destroy: DestroyEstimate;
}

export interface Estimate {
  /** From the first call to the last answer. */
  readonly seconds: Seconds;
  /** What the end waits for, in order, with typical durations: each step starts when the one before it has ended. */
  readonly criticalPath: readonly Step[];
  /** The resource that takes longest by itself; null in an empty stack. */
  readonly slowest: { readonly urn: string; readonly name: string; readonly seconds: number } | null;
  /** Typical seconds over those of the slowest resource: 1 is as good as any order gets. */
  readonly timesSlowest: number;
  /** The same work if every resource waited only for what AWS needs to know to make it. */
  readonly forced: ForcedChain;
  /** Every resource with typical durations, in the order of starting. */
  readonly steps: readonly Step[];
  /** Types without a figure, in alphabetical order; each of their resources is taken to need `unmeasuredSeconds` of the data. */
  readonly unmeasured: readonly UnmeasuredType[];
}

/** How long something takes: the figures' lowest, median and highest. */
export interface Seconds {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

export interface Step {
  readonly urn: string;
  readonly name: string;
  /** Type token, for example `aws:rds/instance:Instance`. */
  readonly type: string;
  /** The component it belongs to: network, database, cache, compute, other. */
  readonly tier: string;
  readonly startSeconds: number;
  readonly seconds: number;
  readonly isCritical: boolean;
  /** Where the figure is from: `measured` (read from logs), `inferred` (computed from other figures), `unmeasured`. */
  readonly basis: "measured" | "inferred" | "unmeasured";
  /** The figure's entry in `preview/data/durations.json`; null where there is none. */
  readonly figure: string | null;
}

/** The slowest chain AWS forces, and what our own ordering adds to it. */
export interface ForcedChain {
  /** Typical seconds of the chain, without a bound on parallelism. */
  readonly seconds: number;
  readonly path: readonly Step[];
  /** The estimate's typical seconds over these. */
  readonly times: number;
  /** Our own orderings that lengthen the path, the costliest first: without this one alone, it would end so much earlier. */
  readonly lengthenedBy: readonly OwnOrdering[];
}

export interface OwnOrdering {
  /** What is waited for by `dependsOn`, as a whole component, or for a value that AWS does not make up. */
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  /** Names of the resources that wait for it without need, in alphabetical order. */
  readonly waiting: readonly string[];
  readonly seconds: number;
}

export interface DestroyEstimate extends Estimate {
  /** Resources that Pulumi refuses to delete, by name: the times hold only once they are released. */
  readonly protectedResources: readonly string[];
}

export interface UnmeasuredType {
  readonly type: string;
  readonly resources: number;
}
