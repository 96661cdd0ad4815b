/** The terminal's section on deployment time: how long, what it waits for, and what of that is our own doing. */
import type { Colors } from "picocolors/types";
import { UNMEASURED_SECONDS } from "../analyses/deployment-time/durations";
import type { DeploymentTime, Estimate, Seconds, Step } from "../analyses/deployment-time/result";
import { formatDuration, formatRatio } from "./format";
import { count } from "./summary";
import { wrap } from "./wrap";

export interface TimedStack {
  readonly stack: string;
  readonly deploymentTime: DeploymentTime;
}

/** Shorter steps share a line: they are what a reader cannot change. */
const SHORT_SECONDS = 10;
const BAR_WIDTH = 20;
const NAME_WIDTH = 42;
const SECONDS_WIDTH = 12;

/** A block a stack: the range, the critical path with bars, the slowest resource, our own orderings, the destruction. */
export function renderDeploymentTime(stacks: readonly TimedStack[], width: number, colors: Colors): string[] {
  return stacks
    .filter(({ deploymentTime }) => deploymentTime.create.slowest !== null)
    .flatMap(({ stack, deploymentTime }, index) => [
      ...(index === 0 ? [] : [""]),
      ...renderStack(stack, deploymentTime, width, colors),
    ]);
}

/** For example `deploys in 15 min 41 s (12 min 46 s to 28 min 13 s)`. */
export function describeDeploymentTime({ create }: DeploymentTime): string {
  return `deploys in ${describeSeconds(create.seconds)}`;
}

function describeSeconds({ low, typical, high }: Seconds): string {
  return `${formatDuration(typical)} (${formatDuration(low)} to ${formatDuration(high)})`;
}

function renderStack(stack: string, time: DeploymentTime, width: number, colors: Colors): string[] {
  const { create, destroy, parallelism } = time;
  const fit = (text: string): string[] => wrap(text, width, "  ");
  const isProtected = destroy.protectedResources.length > 0;
  return [
    colors.bold(`Deployment time of ${stack}`),
    ...fit(`Created in ${describeSeconds(create.seconds)}${create.criticalPath.length > 0 ? ", which wait for" : ""}`),
    ...renderPath(create, width, colors),
    ...(create.slowest === null ? [] : fit(`${formatRatio(create.timesSlowest)} times ${create.slowest.name} alone`)),
    ...renderForced(create).flatMap(fit),
    ...fit(`Destroyed in ${describeSeconds(destroy.seconds)}`),
    ...(isProtected
      ? fit(`  refused as long as ${count(destroy.protectedResources.length, "resource")} are protected`)
      : []),
    ...fit(`The engine works on ${parallelism.toString()} resources at once (Pulumi's default on four cores)`),
    ...renderUnmeasured("creation", create).flatMap(fit),
    ...renderUnmeasured("destruction", destroy).flatMap(fit),
  ];
}

/** What AWS forces, and what each of our own orderings adds. */
function renderForced({ forced }: Estimate): string[] {
  if (forced.path.length === 0) return [];
  return [
    `${formatRatio(forced.times)} times the slowest chain AWS forces (${formatDuration(forced.seconds)})`,
    ...forced.lengthenedBy.map(
      ({ name, type, waiting, seconds }) =>
        `  ${formatDuration(seconds)} because ${count(waiting.length, "resource")} wait for the whole ${type} ${name}`,
    ),
  ];
}

/** Never a silent zero: what has no figure is counted. */
function renderUnmeasured(what: string, { unmeasured }: Estimate): string[] {
  const resources = unmeasured.reduce((sum, each) => sum + each.resources, 0);
  if (resources === 0) return [];
  return [
    `Without a figure in the ${what}: ${count(resources, "resource")} of ${count(unmeasured.length, "type")}, taken for ${formatDuration(UNMEASURED_SECONDS.typical)} each`,
  ];
}

function renderPath({ criticalPath, seconds }: Estimate, width: number, colors: Colors): string[] {
  const long = criticalPath.filter((step) => step.seconds >= SHORT_SECONDS);
  const short = criticalPath.filter((step) => step.seconds < SHORT_SECONDS);
  const rest = short.reduce((sum, step) => sum + step.seconds, 0);
  return [
    ...long.map((step) => renderStep(step, seconds.typical, width, colors)),
    ...(short.length === 0 ? [] : [renderLine(count(short.length, "shorter step"), rest, "")]),
  ];
}

/** The bar stands where the step does in the whole. */
function renderStep({ name, type, startSeconds, seconds }: Step, total: number, width: number, colors: Colors): string {
  const columns = Math.max(1, Math.min(BAR_WIDTH, width - NAME_WIDTH - SECONDS_WIDTH - 4));
  const start = Math.min(columns - 1, Math.floor((startSeconds / total) * columns));
  const length = Math.max(1, Math.min(columns - start, Math.round((seconds / total) * columns)));
  return renderLine(`${kindOf(type)} ${name}`, seconds, " ".repeat(start) + colors.cyan("█".repeat(length)));
}

function renderLine(what: string, seconds: number, bar: string): string {
  const name = what.length > NAME_WIDTH ? `${what.slice(0, NAME_WIDTH - 1)}…` : what.padEnd(NAME_WIDTH);
  return `  ${name}${formatDuration(seconds).padStart(SECONDS_WIDTH)}  ${bar}`.trimEnd();
}

/** `Vpc` of `aws:ec2/vpc:Vpc`. */
function kindOf(type: string): string {
  return type.split(":").at(-1) ?? type;
}
