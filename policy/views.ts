/**
 * How a rule looks at the graph: values by path, and relations followed from resource to resource. A value or a
 * relation that is not known yet throws `CannotTell`, which the evaluator turns into its own verdict.
 */
import { type GraphResource, type JsonObject, type JsonValue, type ResourceGraph, UNKNOWN } from "./resource-graph";
import type { EnvironmentName } from "./environment";
import { remembered } from "./remembered";

/** Reading stopped at a value that only a deployment decides. */
export class CannotTell extends Error {
  constructor(readonly property: string) {
    // It is an answer, thousands of times in a preview, and nobody reads where it came from.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`${property} is not known before deployment`);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The answer, or undefined where only a deployment decides it. */
export function told<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function holdsUnknown(value: JsonValue | undefined): boolean {
  if (isJsonArray(value)) return value.some(holdsUnknown);
  if (isJsonObject(value)) return Object.values(value).some(holdsUnknown);
  return value === UNKNOWN;
}

interface Named {
  readonly type: string;
  readonly name: string;
}

/** `<type::name.property>`: how the graph writes a value that comes from another resource. */
const REFERENCE = /<([^<>]+?)::([^<>]+?)\.[^<>.]+>/g;

const partsByPath = new Map<string, readonly string[]>();

/** `a.b[0].c` is `a`, `b`, `0` and `c`; the same few paths are read thousands of times. */
function partsOf(path: string): readonly string[] {
  return remembered(partsByPath, path, () => path.split(/[.[\]]+/).filter((part) => part !== ""));
}

/** One resource, read by path. */
export class ResourceView {
  private static readonly known = new WeakMap<GraphResource, ResourceView>();
  private readonly namedByPath = new Map<string, readonly Named[]>();

  private constructor(readonly resource: GraphResource) {}

  /** The view that every rule and analysis shares, with what it has read already. */
  static of(resource: GraphResource): ResourceView {
    return remembered(ResourceView.known, resource, () => new ResourceView(resource));
  }

  get type(): string {
    return this.resource.type;
  }

  get name(): string {
    return this.resource.name;
  }

  /** Was the input written at all? Answers for unknown values too. */
  has(path: string): boolean {
    const value = this.read(path);
    return value !== undefined && value !== null;
  }

  /** The value at `a.b[0].c`; undefined where nothing was written; throws `CannotTell` where it is not known yet. */
  value(path: string): JsonValue | undefined {
    const value = this.read(path);
    if (holdsUnknown(value)) throw new CannotTell(path);
    return value ?? undefined;
  }

  text(path: string): string | undefined {
    const value = this.value(path);
    return typeof value === "string" ? value : value === undefined ? undefined : JSON.stringify(value);
  }

  /** A number, also where it was written as text; undefined where nothing or no number was written. */
  number(path: string): number | undefined {
    const value = this.value(path);
    if (typeof value === "number") return value;
    return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
      ? Number(value)
      : undefined;
  }

  /** True for `true` and `"true"`; the provider takes both. */
  flag(path: string): boolean {
    const value = this.value(path);
    return value === true || value === "true";
  }

  list(path: string): readonly JsonValue[] {
    const value = this.value(path);
    return isJsonArray(value) ? value : [];
  }

  /** How many elements a list has, known or not; undefined where the whole list is not known yet. */
  length(path: string): number | undefined {
    const value = this.read(path);
    return isJsonArray(value) ? value.length : undefined;
  }

  /** The path of each element of a list, known or not; throws `CannotTell` where the whole list is not known yet. */
  elements(path: string): readonly string[] {
    const length = this.length(path) ?? this.list(path).length;
    return Array.from({ length }, (_, index) => `${path}[${index}]`);
  }

  objects(path: string): readonly JsonObject[] {
    return this.list(path).filter(isJsonObject);
  }

  /** A property that holds a JSON document, parsed; undefined where it is absent or not JSON. */
  json(path: string): JsonValue | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as JsonValue;
    } catch {
      return undefined;
    }
  }

  /** The resources that a value refers to by references written out, in their order; none where it is not known yet. */
  named(path: string): readonly Named[] {
    return remembered(this.namedByPath, path, () => this.readNamed(path));
  }

  private readNamed(path: string): readonly Named[] {
    try {
      const text = JSON.stringify(this.value(path) ?? "");
      return [...text.matchAll(REFERENCE)].map(([, type = "", name = ""]) => ({ type, name }));
    } catch (error) {
      if (error instanceof CannotTell) return [];
      throw error;
    }
  }

  private read(path: string): JsonValue | undefined {
    if (this.resource.hidesInputs === true) throw new CannotTell(path);
    let value: JsonValue | undefined = this.resource.inputs;
    for (const part of partsOf(path)) {
      if (value === UNKNOWN) throw new CannotTell(path);
      if (isJsonArray(value)) value = value[Number(part)];
      else value = isJsonObject(value) ? value[part] : undefined;
    }
    return value;
  }
}

/** The whole stack: which resources there are, and how they refer to each other. */
export class StackView {
  private readonly byType = new Map<string, ResourceView[]>();
  private readonly byUrn: ReadonlyMap<string, ResourceView>;

  constructor(
    readonly graph: ResourceGraph,
    /** The environment named in the stack's own configuration. */
    readonly environment: EnvironmentName,
  ) {
    const views = graph.resources.map((resource) => ResourceView.of(resource));
    this.byUrn = new Map(views.map((view) => [view.resource.urn, view]));
    for (const view of views) {
      const alike = this.byType.get(view.type);
      if (alike === undefined) this.byType.set(view.type, [view]);
      else alike.push(view);
    }
  }

  all(type: string): readonly ResourceView[] {
    return this.byType.get(type) ?? [];
  }

  /**
   * The resources of a type that a property refers to, in the order they are named. A reference that is written out
   * (`<type::name.property>`) is followed by name. Where values are not known yet, the property's dependencies answer,
   * but only as far as they are exact: one dependency, or one for each element. Everything else throws `CannotTell`.
   */
  referred(from: ResourceView, path: string, type: string): readonly ResourceView[] {
    if (!from.has(path)) return [];
    const views = this.all(type);
    const named = from
      .named(path)
      .filter((each) => each.type === type)
      .map(({ name }) => views.find((view) => view.name === name))
      .filter((view) => view !== undefined);
    if (named.length > 0) return named;
    const dependencies = from.resource.propertyDependencies[topLevel(path)] ?? [];
    const found = dependencies
      .map((urn) => this.byUrn.get(urn))
      .filter((view) => view !== undefined)
      .filter((view) => view.type === type);
    if (found.length === 0 || (found.length > 1 && found.length !== from.length(path))) throw new CannotTell(path);
    return found;
  }

  /** The resources of a type whose property refers to a resource; throws `CannotTell` where one of them may. */
  referring(to: ResourceView, type: string, path: string): readonly ResourceView[] {
    return this.all(type).filter((view) => view.has(path) && this.refersTo(view, path, to));
  }

  /** Must `from` wait for `to`, directly or through others? */
  dependsOn(from: ResourceView, to: ResourceView): boolean {
    const seen = new Set<string>();
    const queue = [...from.resource.dependencies];
    for (let urn = queue.pop(); urn !== undefined; urn = queue.pop()) {
      if (urn === to.resource.urn) return true;
      if (seen.has(urn)) continue;
      seen.add(urn);
      queue.push(...(this.byUrn.get(urn)?.resource.dependencies ?? []));
    }
    return false;
  }

  /** A value that does not come from `to` cannot refer to it, known or not; of one that does, nobody can tell yet. */
  private refersTo(view: ResourceView, path: string, to: ResourceView): boolean {
    try {
      return this.referred(view, path, to.type).some(({ resource }) => resource === to.resource);
    } catch (error) {
      const sources = view.resource.propertyDependencies[topLevel(path)] ?? [];
      if (error instanceof CannotTell && !sources.includes(to.resource.urn)) return false;
      throw error;
    }
  }
}

function topLevel(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
