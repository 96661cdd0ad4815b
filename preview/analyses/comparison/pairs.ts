/** Which resource of one graph is which of the other: by URN, by alias, and by a guess for what looks like a rename. */
import type { GraphResource, JsonValue, ResourceGraph } from "../../../policy/resource-graph";
import { mapTexts, renameReferences } from "./references";

export interface Pair {
  readonly before: GraphResource;
  readonly after: GraphResource;
}

export interface Pairs {
  /** The same resource for the engine: the URN is the same, or an alias of the new one. */
  readonly same: readonly Pair[];
  /** To the engine a deletion and a creation, but alike in everything except the name. */
  readonly renamed: readonly Pair[];
  readonly created: readonly GraphResource[];
  readonly deleted: readonly GraphResource[];
}

/** Components are left out: they are nothing in an account. */
export function pairResources(base: ResourceGraph, head: ResourceGraph): Pairs {
  const left = new Map(managed(base).map((resource) => [resource.urn, resource]));
  const byUrn = new Map(head.resources.map((resource) => [resource.urn, resource]));
  const same: Pair[] = [];
  const take = (after: GraphResource, urns: readonly string[]): boolean => {
    const before = urns.map((urn) => left.get(urn)).find((found) => found !== undefined);
    if (before === undefined) return false;
    left.delete(before.urn);
    same.push({ before, after });
    return true;
  };
  const unknown = managed(head).filter((after) => !take(after, [after.urn]));
  const created = unknown.filter((after) => !take(after, aliasesOf(after, byUrn)));
  const renamed = guessRenames([...left.values()], created);
  const guessed = new Set(renamed.flatMap(({ before, after }) => [before, after]));
  return {
    same,
    renamed,
    created: created.filter((resource) => !guessed.has(resource)),
    deleted: [...left.values()].filter((resource) => !guessed.has(resource)),
  };
}

function managed({ resources }: ResourceGraph): GraphResource[] {
  return resources.filter(({ custom }) => custom);
}

/** Its own aliases, and those it inherits: below a parent that was called otherwise its URN was another one too. */
function aliasesOf(resource: GraphResource, byUrn: ReadonlyMap<string, GraphResource>): string[] {
  const parent = byUrn.get(resource.parent ?? "");
  if (parent === undefined) return [...resource.options.aliases];
  const inherited = aliasesOf(parent, byUrn).map((alias) => inheritAlias(resource, parent, alias));
  return [...resource.options.aliases, ...inherited];
}

/** The engine's rule: a child named after its parent was named after the parent's former name. */
function inheritAlias({ name, type }: GraphResource, parent: GraphResource, alias: string): string {
  const [prefix, formerName] = splitName(alias);
  const former = name.startsWith(parent.name) ? formerName + name.slice(parent.name.length) : name;
  return `${prefix}$${type}::${former}`;
}

function splitName(urn: string): [rest: string, name: string] {
  const [scheme = "", project = "", types = "", ...name] = urn.split("::");
  return [[scheme, project, types].join("::"), name.join("::")];
}

/**
 * Two resources that look the same once every name is taken out. Several of a kind, such as route tables, are paired in
 * the order of their names.
 */
function guessRenames(deleted: readonly GraphResource[], created: readonly GraphResource[]): Pair[] {
  const unpaired = new Set([...deleted, ...created].map(({ type, name }) => `${type}::${name}`));
  const likes = new Map<string, GraphResource[]>();
  for (const before of sortByName(deleted)) {
    const look = lookOf(before, unpaired);
    likes.set(look, [...(likes.get(look) ?? []), before]);
  }
  return sortByName(created).flatMap((after) => {
    const before = likes.get(lookOf(after, unpaired))?.shift();
    return before === undefined ? [] : [{ before, after }];
  });
}

function sortByName(resources: readonly GraphResource[]): GraphResource[] {
  return [...resources].sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}

/** Type and inputs without the resource's own name and without the names of others that may be renamed too. */
function lookOf({ type, name, inputs }: GraphResource, unpaired: ReadonlySet<string>): string {
  const anonymous = renameReferences(inputs, (named) =>
    unpaired.has(`${named.type}::${named.name}`) ? "?" : undefined,
  );
  return `${type} ${canonical(mapTexts(anonymous, (text) => text.replaceAll(name, "?")))}`;
}

/** JSON with sorted keys. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  );
}
