/**
 * How long a stack takes to create and to destroy, and what that waits for. Durations are those of AWS's own work: the
 * program's start, about ten seconds, and the engine's are left out.
 */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { compareTexts, isReal } from "../graph-reading";
import { StackView } from "../../../policy/views";
import { type Duration, DurationReader, type Operation } from "./durations";
import { Ordering, planWaves, reverse, type Waits } from "./ordering";
import type { DeploymentTime, Estimate, ForcedChain, OwnOrdering, Seconds, Step, UnmeasuredType } from "./result";
import { criticalPath, longestPathSeconds, type Schedule, schedule, scheduleWaves, type Task } from "./schedule";

/** Pulumi's default is 4 x GOMAXPROCS: this is what a machine with four cores, such as a runner of GitHub, does at once. */
export const PARALLELISM = 16;

/** The drill of a lost Region asks for what the report shows anyway. */
const ESTIMATED = new WeakMap<ResourceGraph, DeploymentTime>();

/** Estimates from the graph alone; the same graph gives the same result whatever the order of its resources. */
export function estimateDeploymentTime(graph: ResourceGraph, parallelism = PARALLELISM): DeploymentTime {
  const known = ESTIMATED.get(graph);
  if (known?.parallelism === parallelism) return known;
  const estimated = estimate(graph, parallelism);
  ESTIMATED.set(graph, estimated);
  return estimated;
}

function estimate(graph: ResourceGraph, parallelism: number): DeploymentTime {
  const ordering = new Ordering(graph);
  const create = new Estimator(graph, ordering, "create", parallelism).estimate();
  const destroy = new Estimator(graph, ordering, "delete", parallelism).estimate();
  const protectedResources = graph.resources.filter(({ options }) => options.protect).map(({ name }) => name);
  return { parallelism, create, destroy: { ...destroy, protectedResources: [...new Set(protectedResources)].sort() } };
}

type Level = keyof Seconds;

class Estimator {
  private readonly byUrn: ReadonlyMap<string, GraphResource>;
  private readonly durations: ReadonlyMap<string, Duration>;

  constructor(
    private readonly graph: ResourceGraph,
    private readonly ordering: Ordering,
    private readonly operation: Operation,
    private readonly parallelism: number,
  ) {
    const reader = new DurationReader(new StackView(graph, "dev"));
    this.byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
    this.durations = new Map(
      graph.resources.filter(isReal).map((resource) => [resource.urn, reader.read(resource, operation)]),
    );
  }

  estimate(): Estimate {
    const typical = this.run("typical", this.ordering.engine);
    const steps = this.listSteps(typical);
    const slowest = [...steps].sort((a, b) => b.seconds - a.seconds || compareTexts(a.urn, b.urn))[0];
    return {
      seconds: {
        low: this.run("low", this.ordering.engine).seconds,
        typical: typical.seconds,
        high: this.run("high", this.ordering.engine).seconds,
      },
      criticalPath: steps.filter(({ isCritical, seconds }) => isCritical && seconds > 0),
      slowest: slowest === undefined ? null : { urn: slowest.urn, name: slowest.name, seconds: slowest.seconds },
      timesSlowest: ratio(typical.seconds, slowest?.seconds ?? 0),
      forced: this.compareWithForced(typical.seconds),
      steps,
      unmeasured: this.countUnmeasured(),
    };
  }

  private run(level: Level, waits: Waits): Schedule {
    const tasks = this.tasks(level, waits);
    return this.operation === "create"
      ? schedule(tasks, this.parallelism)
      : scheduleWaves(this.planWaves(tasks, waits), this.parallelism);
  }

  private planWaves(tasks: readonly Task[], waits: Waits): Task[][] {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    return planWaves(waits).map((wave) => wave.map((urn) => byId.get(urn)).filter((task) => task !== undefined));
  }

  /** Components and providers take no time, and still order what they are part of. */
  private tasks(level: Level, waits: Waits): Task[] {
    const after = this.operation === "create" ? waits : reverse(waits);
    return this.graph.resources.map(({ urn }) => ({
      id: urn,
      seconds: this.durations.get(urn)?.seconds[level] ?? 0,
      after: [...(after.get(urn) ?? [])],
    }));
  }

  private listSteps(run: Schedule): Step[] {
    const critical = new Set(criticalPath(run));
    return run.slots.flatMap(({ id, startSeconds, endSeconds }) => {
      const resource = this.byUrn.get(id);
      const duration = this.durations.get(id);
      if (resource === undefined || duration === undefined) return [];
      const { urn, name, type } = resource;
      const { basis, figure } = duration;
      const tier = tierOf(resource, this.byUrn);
      const seconds = endSeconds - startSeconds;
      return [{ urn, name, type, tier, startSeconds, seconds, isCritical: critical.has(id), basis, figure }];
    });
  }

  private compareWithForced(typicalSeconds: number): ForcedChain {
    const tasks = this.tasks("typical", this.ordering.forced);
    const chain = schedule(tasks, Infinity);
    const path = this.listSteps(chain).filter(({ isCritical, seconds }) => isCritical && seconds > 0);
    const lengthenedBy = this.operation === "create" ? this.findOwnOrderings() : [];
    return { seconds: chain.seconds, path, times: ratio(typicalSeconds, chain.seconds), lengthenedBy };
  }

  /**
   * Takes away, one after the other, each thing that somebody waits for without need. Only what the longest path goes
   * through can shorten it.
   */
  private findOwnOrderings(): OwnOrdering[] {
    const longest = schedule(this.tasks("typical", this.ordering.engine), Infinity);
    const path = criticalPath(longest).map((urn) => this.byUrn.get(urn));
    const isOnPath = (target: string): boolean =>
      path.some((each, index) => {
        const before = path[index - 1];
        return before && each && this.ordering.waitsOnlyThrough(target, before.urn, each);
      });
    const found = [...this.ordering.ownTargets()].flatMap(([target, waiting]): OwnOrdering[] => {
      const resource = this.byUrn.get(target);
      if (resource === undefined || !isOnPath(target)) return [];
      const seconds = longest.seconds - longestPathSeconds(this.tasks("typical", this.ordering.without(target)));
      const { urn, name, type } = resource;
      return seconds <= 0 ? [] : [{ urn, name, type, waiting: waiting.map((each) => each.name).sort(), seconds }];
    });
    return found.sort((a, b) => b.seconds - a.seconds || compareTexts(a.urn, b.urn));
  }

  private countUnmeasured(): UnmeasuredType[] {
    const types = new Map<string, number>();
    for (const [urn, { basis }] of this.durations) {
      const type = this.byUrn.get(urn)?.type ?? "";
      if (basis === "unmeasured") types.set(type, (types.get(type) ?? 0) + 1);
    }
    return [...types].map(([type, resources]) => ({ type, resources })).sort((a, b) => compareTexts(a.type, b.type));
  }
}

const TIER = /^cloudmart:(\w+):/;

/** The component around a resource, by its type's module: network, database, cache, compute. */
function tierOf(resource: GraphResource, byUrn: ReadonlyMap<string, GraphResource>): string {
  const seen = new Set<GraphResource>();
  for (let each: GraphResource | undefined = resource; each !== undefined && !seen.has(each);) {
    const tier = TIER.exec(each.type)?.[1];
    if (tier !== undefined) return tier;
    seen.add(each);
    each = byUrn.get(each.parent ?? "");
  }
  return "other";
}

function ratio(seconds: number, base: number): number {
  return base === 0 ? 1 : seconds / base;
}
