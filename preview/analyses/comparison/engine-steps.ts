/** The engine's own steps, from a real preview, in the shape of the estimate: they replace it where they are given. */
import { basename } from "node:path";
import type { JsonObject, JsonValue, ResourceGraph } from "../../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../../policy/views";
import type { DigestStep, PreviewDigest } from "../../engine/preview-file";
import { UsageError } from "../../engine/project";
import type { Subject } from "./explanation";
import { sortSteps } from "./order";
import { isWithin, parsePath, type Path, renderPath } from "./paths";
import { refusalOf } from "./refusals";
import { type ChangedProperty, type ChangeKind, type ChangeStep, isCounted, type StackChanges } from "./result";
import { describeStep, type StepRequest } from "./step";

/** A replacement comes as three steps, of which the first says it all; the others come with it. */
const KINDS: Readonly<Record<string, ChangeKind | "unchanged" | "part of another step">> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "import-replacement": "replace",
  delete: "delete",
  same: "unchanged",
  read: "unchanged",
  refresh: "unchanged",
  "create-replacement": "part of another step",
  "delete-replaced": "part of another step",
  "read-replacement": "part of another step",
  "discard-replaced": "part of another step",
  "read-discard": "part of another step",
  "remove-pending-replace": "part of another step",
  discard: "part of another step",
};

/** The changes that a file of `pulumi preview --json` holds; refuses one with steps that nobody knows. */
export function readEngineChanges(file: string, { steps }: PreviewDigest, allowed: readonly string[]): StackChanges {
  const unknown = steps.find(({ op }) => !(op in KINDS));
  if (unknown !== undefined) throw new UsageError(`--from ${file}: the operation ${unknown.op} is not known here`);
  const managed = steps.filter(({ oldState, newState }) => (newState ?? oldState)?.custom === true);
  const parents = steps
    .map(({ oldState, newState }) => (newState ?? oldState)?.parent)
    .filter((urn) => urn !== undefined);
  const changed = managed.flatMap((step) => {
    const kind = KINDS[step.op];
    return kind === undefined || kind === "unchanged" || kind === "part of another step"
      ? []
      : [toStep(step, kind, { tier: tierOf(step.urn, parents), allowed, steps: managed })];
  });
  return {
    stack: stackOf(file, steps),
    base: basename(file),
    source: "engine",
    isNew: steps.some(({ op, urn }) => op === "create" && typesOf(urn) === "pulumi:pulumi:Stack"),
    isRemoved: false,
    errors: [],
    steps: sortSteps(changed),
    unchanged: null,
    noLongerProtected: managed
      .filter(({ oldState, newState }) => oldState?.protect === true && newState?.protect !== true)
      .filter(({ newState }) => newState !== undefined)
      .map(({ urn }) => nameOf(urn))
      .sort(),
  };
}

interface Surroundings extends Pick<StepRequest, "tier" | "allowed"> {
  readonly steps: readonly DigestStep[];
}

/** With what the engine leaves out: how many resources of the stack no step is about. */
export function countUnchanged(changes: StackChanges, { resources }: ResourceGraph): StackChanges {
  const changed = new Set(changes.steps.map(({ urn }) => urn));
  const same = resources.filter((each) => each.custom && isCounted(each) && !changed.has(each.urn));
  return { ...changes, unchanged: same.length };
}

function toStep(step: DigestStep, kind: ChangeKind, { tier, allowed, steps }: Surroundings): ChangeStep {
  const resource = toSubject(step.urn, step.newState ?? step.oldState);
  const before = toSubject(step.urn, step.oldState ?? step.newState);
  const properties = kind === "update" || kind === "replace" ? changedProperties(step) : [];
  const refusedByAws = kind === "update" ? findRefusal(step, steps) : undefined;
  return describeStep({ kind, resource, before, properties, refusedByAws, tier, allowed });
}

function findRefusal({ oldState, newState }: DigestStep, steps: readonly DigestStep[]): string | undefined {
  if (oldState === undefined || newState === undefined) return undefined;
  const [before, after] = [oldState, newState].map(({ type, inputs = {} }) => ({ type, inputs }));
  return before && after && refusalOf({ before, after }, () => losesSubnets(oldState.inputs, steps));
}

/** Does a subnet that the group names move to another VPC? The ids of the new ones are not known yet. */
function losesSubnets(inputs: JsonObject = {}, steps: readonly DigestStep[]): boolean {
  const ids = inputs["subnetIds"];
  return steps.some(
    ({ op, oldState, replaceReasons }) =>
      op === "replace" &&
      replaceReasons?.includes("vpcId") === true &&
      oldState?.id !== undefined &&
      isJsonArray(ids) &&
      ids.includes(oldState.id),
  );
}

function toSubject(urn: string, state: DigestStep["oldState"]): Subject {
  const { type = "", protect = false, retainOnDelete = false } = state ?? {};
  return { urn, type, name: nameOf(urn), options: { protect, retainOnDelete, deleteBeforeReplace: undefined } };
}

/** The engine's list of what differs; values where the inputs hold them. */
function changedProperties({ oldState, newState, ...step }: DigestStep): ChangedProperty[] {
  const { detailedDiff, diffReasons, replaceReasons: forcing } = step;
  const detailed = Object.entries(detailedDiff ?? {}).map(
    ([path, { kind }]) => [path, kind.endsWith("-replace")] as const,
  );
  const reasons = (diffReasons ?? []).map((path) => [path, forcing?.includes(path) ?? false] as const);
  const named = new Map(detailed.length > 0 ? detailed : reasons);
  for (const path of forcing ?? []) {
    if (![...named].some(([each, forces]) => forces && isWithin(parsePath(each), parsePath(path))))
      named.set(path, true);
  }
  return [...named].map(([text, forcesReplacement]) => {
    const path = parsePath(text);
    const [before, after] = [oldState, newState].map((state) => valueAt(state?.inputs, path));
    return {
      path: renderPath(path),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      forcesReplacement,
      source: "the engine",
    };
  });
}

function valueAt(inputs: JsonObject | undefined, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = inputs;
  for (const step of path) {
    if (isJsonArray(value)) value = value[Number(step)];
    else value = isJsonObject(value) ? value[step] : undefined;
  }
  return value;
}

/** All steps of a preview are of one stack, which their URNs name. */
function stackOf(file: string, steps: readonly DigestStep[]): string {
  const stacks = [...new Set(steps.map(({ urn }) => /^urn:pulumi:([^:]+)::/.exec(urn)?.[1]))];
  const [stack] = stacks;
  if (stack !== undefined && stacks.length === 1) return stack;
  throw new UsageError(`--from ${file}: its URNs do not name one stack`);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** `a:b:C$d:e/f:G` of a URN: the types of its parents and its own. */
function typesOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/**
 * The engine leaves out resources that stay as they are, and with them most parents: the outermost component's name is
 * that of the only parent of its type, or not known.
 */
function tierOf(urn: string, parents: readonly string[]): string {
  const [outermost = ""] = typesOf(urn).split("$");
  const names = new Set(parents.filter((parent) => typesOf(parent) === outermost).map(nameOf));
  const [name = ""] = names;
  return names.size === 1 ? name : "";
}
