/** The failures that the zone-loss analysis judges, as drills: of several of a kind the worst one is played. */
import { remembered } from "../../../policy/remembered";
import type { ResourceGraph } from "../../../policy/resource-graph";
import { compareTexts } from "../graph-reading";
import { secondsOf, sourceOfSeconds } from "../zone-loss/figures";
import { readParts } from "../zone-loss/parts";
import type { Failure, Seconds, Tier, TierLoss } from "../zone-loss/result";
import { viewOf } from "../zone-loss/stack";
import { analyseZoneLoss } from "../zone-loss/zone-loss";
import { commandsAfter } from "./failure-commands";
import { findObstacles, pointReached } from "./obstacles";
import type { FailureScenario, Outcome, Step } from "./result";

const KINDS = {
  "zone-power-loss": "zone",
  "database-failover": "database",
  "cache-failover": "cache",
  "instance-stop": "instance",
  "nat-loss": "nat gateway",
} as const satisfies Readonly<Record<FailureScenario, Failure["kind"]>>;

const HAPPENS: Readonly<Record<FailureScenario, (failure: Failure) => string>> = {
  "zone-power-loss": ({ what }) => `${what} loses its power`,
  "database-failover": ({ what }) => `the ${what} is lost`,
  "cache-failover": ({ what }) => `a ${what} is lost`,
  "instance-stop": ({ what }) => `an ${what} stops`,
  "nat-loss": ({ what }) => `the ${what} is lost`,
};

/** Undefined where the stack has nothing of the kind. */
export function playFailure(graph: ResourceGraph, scenario: FailureScenario): Outcome | undefined {
  const failure = worstOf(failuresOf(graph).filter(({ kind }) => kind === KINDS[scenario]));
  if (failure === undefined || failure.tiers.length === 0) return undefined;
  const parts = readParts(viewOf(graph));
  const recovery = scenario === "nat-loss" ? egressOf(failure) : failure.interruptionSeconds;
  return {
    what: HAPPENS[scenario](failure),
    serves: failure.serves,
    readersSee: describeReaders(failure),
    timeline: listSteps(failure),
    dataLoss: failure.dataLoss,
    recoverySeconds: recovery,
    reached: {
      recoveryTimeSeconds: { seconds: recovery?.[1] ?? null, inTheWay: findObstacles(failure, parts) },
      recoveryPointSeconds: pointReached(failure, parts),
    },
    commands: commandsAfter(graph, scenario, failure),
    assumptions: failure.assumptions,
  };
}

/** Five scenarios ask for them, one after the other. */
const known = new WeakMap<ResourceGraph, readonly Failure[]>();

function failuresOf(graph: ResourceGraph): readonly Failure[] {
  return remembered(known, graph, () => analyseZoneLoss(graph).failures);
}

function worstOf(failures: readonly Failure[]): Failure | undefined {
  return [...failures].sort((one, other) => rank(other) - rank(one) || compareTexts(one.id, other.id))[0];
}

/** By how long requests fail, then by how long anything is missing. */
function rank({ interruptionSeconds, recovery }: Failure): number {
  const of = (seconds: Seconds | null): number => (seconds === null ? 1e6 : seconds[1]);
  return of(interruptionSeconds) * 1e7 + of(recovery.seconds);
}

/** From the first command of the person who makes another one. */
function egressOf({ tiers }: Failure): Seconds | null {
  const egress = tiers.find(({ tier }) => tier === "egress");
  return egress?.recoverySeconds ?? secondsOf("nat-gateway");
}

function describeReaders({ serves, interruptionSeconds: seconds, tiers }: Failure): string {
  const isCutOff = tiers.some(({ tier, state }) => tier === "egress" && state !== "works");
  const outside = isCutOff ? "; calls to the outside, such as payments, fail until a person acts" : "";
  if (seconds === null) return `errors: it stops until a person acts${outside}`;
  if (seconds[1] === 0) return `nothing${outside}`;
  return `errors until ${serves === "no" ? "AWS has made anew what is lost" : "another has taken over"}${outside}`;
}

/** What happens to each tier that is hit, by itself first. */
function listSteps({ tiers }: Failure): Step[] {
  const hit = tiers.filter(({ state }) => state !== "works");
  return hit.flatMap(stepsOf).sort((one, other) => end(one) - end(other));
}

/** A person's steps come last. */
function end({ seconds, by }: Step): number {
  return (by === "AWS" ? 0 : 1e6) + (seconds === null ? 1e6 : seconds[1]);
}

type Figure = Parameters<typeof sourceOfSeconds>[0];

/** The figure behind a tier's recovery; undefined where only settings of the stack decide it. */
const FIGURES: Readonly<Record<Tier, (loss: TierLoss) => Figure | undefined>> = {
  egress: () => "nat-gateway",
  "load balancer": ({ state }) => (state === "degraded" ? "balancer-leaves-zone" : undefined),
  instances: ({ recoverySeconds }) => (recoverySeconds === null ? undefined : "instance-launch"),
  database: figureOfDatabase,
  cache: ({ recoverySeconds, state }) =>
    recoverySeconds === null ? undefined : state === "degraded" ? "cache-failover" : "cache-node",
  tables: () => undefined, // no zone takes them away
};

function figureOfDatabase({ recoverySeconds, dataLoss, mechanism }: TierLoss): Figure | undefined {
  if (recoverySeconds === null) return dataLoss.startsWith("up to") ? "database-restore" : undefined;
  return mechanism.startsWith("RDS") ? "database-failover" : "reads-turn-to-primary";
}

function stepsOf(loss: TierLoss): Step[] {
  const { tier, mechanism, interruptionSeconds, recoverySeconds, state } = loss;
  const figure = FIGURES[tier](loss);
  const source = figure === undefined ? "" : sourceOfSeconds(figure);
  const what = `${tier}: ${mechanism}`;
  if (recoverySeconds === null) {
    return [{ seconds: figure === undefined ? null : secondsOf(figure), by: "a person", what, source }];
  }
  const back: Step = { seconds: recoverySeconds, by: "AWS", what, source };
  return tier === "instances" && state === "degraded" ? [leaveOut(interruptionSeconds), back] : [back];
}

function leaveOut(seconds: Seconds | null): Step {
  const what = "instances: the load balancer sends nothing more to what is lost";
  return { seconds, by: "AWS", what, source: "the target group's health check, as the stack sets it" };
}
