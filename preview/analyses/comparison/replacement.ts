/**
 * What a changed property does to its resource, from `preview/data/replacement.json` and the resource's own options.
 * What the data does not say is unknown, never taken for an update in place.
 */
import type { GraphResource } from "../../../policy/resource-graph";
import data from "../../data/replacement.json";
import stateful from "../../data/stateful-types.json";
import { isWithin, parsePath, type Path } from "./paths";
import type { ChangedProperty } from "./result";
import { compareVersions } from "./versions";

type Effect = Pick<ChangedProperty, "forcesReplacement" | "source">;

/** Where the provider's decision is certain although it depends; `otherwise` counts where the property is not set. */
interface Condition {
  readonly property: string;
  readonly isOneOf?: readonly string[];
  readonly rises?: boolean;
  readonly otherwise?: string;
}

interface TypeData {
  readonly forces: readonly string[];
  readonly depends?: Readonly<Record<string, { readonly why: string; readonly inPlaceWhere?: Condition }>>;
  readonly inPlace: readonly string[];
}

const TYPES: Readonly<Record<string, TypeData>> = data.types;
const RENEWED: Readonly<Record<string, readonly string[]>> = data.renewedByUpdate;

/** What is changed about a resource: as it is, and as the program now asks. */
export interface Sides {
  readonly before: GraphResource;
  readonly after: GraphResource;
}

/** The effect of changing the property at a path. */
export function effectOf(sides: Sides, path: Path): Effect {
  const { type, options } = sides.after;
  if (options.replaceOnChanges.some((pattern) => touches(path, parsePath(pattern)))) {
    return { forcesReplacement: true, source: "the resource's option replaceOnChanges" };
  }
  const [property = ""] = path.map(String);
  const known = TYPES[type];
  const nobodyKnows: Effect = { forcesReplacement: "unknown", source: `no data about ${property} of ${type}` };
  return known === undefined ? nobodyKnows : (readEffect(known, property, sides) ?? nobodyKnows);
}

function readEffect({ forces, depends, inPlace }: TypeData, property: string, sides: Sides): Effect | undefined {
  if (forces.includes(property)) return { forcesReplacement: true, source: "the provider: forces a new resource" };
  if (inPlace.includes(property)) return { forcesReplacement: false, source: "the provider: changed in place" };
  const condition = depends?.[property];
  if (condition === undefined) return undefined;
  const isCertain = condition.inPlaceWhere !== undefined && holds(condition.inPlaceWhere, sides);
  return { forcesReplacement: isCertain ? false : "unknown", source: `the provider: ${condition.why}` };
}

/** Does the program ask the engine to leave a property as it is? */
export function isIgnored(resource: GraphResource, path: Path): boolean {
  return resource.options.ignoreChanges.some((pattern) => isWithin(path, parsePath(pattern)));
}

/** Attributes that an update in place makes new. */
export function renewedByUpdate(type: string): readonly string[] {
  return RENEWED[type] ?? [];
}

/** Does a resource of this type hold data that a new one would not have? */
export function isStateful(type: string): boolean {
  return type in stateful.types;
}

/** What is lost with it, for a reader. */
export function contentOf(type: string): string | undefined {
  return (stateful.types as Readonly<Record<string, string>>)[type];
}

/** A pattern for one element of a list also answers for the whole list. */
function touches(path: Path, pattern: Path): boolean {
  return isWithin(path, pattern) || isWithin(pattern, path);
}

function holds({ property, isOneOf, rises, otherwise }: Condition, { before, after }: Sides): boolean {
  const [old, now] = [before, after].map(({ inputs }) => inputs[property] ?? otherwise);
  if (rises === true) return compareVersions(old, now) < 0;
  return typeof now === "string" && (isOneOf?.includes(now) ?? false);
}
