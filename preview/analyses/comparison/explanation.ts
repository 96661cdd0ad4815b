/** What a step means beyond its kind, and what a person can do about it. */
import type { GraphOptions, GraphResource } from "../../../policy/resource-graph";
import type { ChangedProperty, ChangeKind } from "./result";

/** A resource, as far as a step needs to know it. */
export interface Subject extends Pick<GraphResource, "urn" | "type" | "name"> {
  readonly options: Pick<GraphOptions, "protect" | "retainOnDelete" | "deleteBeforeReplace">;
}

interface Explained {
  readonly kind: ChangeKind;
  readonly resource: Subject;
  /** The resource that exists. */
  readonly before: Subject;
  readonly properties: readonly ChangedProperty[];
  /** What a resource of this type holds, if it holds data. */
  readonly content: string | undefined;
}

/** Sentences in the order of their weight; undefined where the kind says it all. */
export function explain(explained: Explained): string | undefined {
  const sentences = [...explainLoss(explained), ...explainKind(explained)];
  return sentences.length === 0 ? undefined : sentences.join("; ");
}

function explainLoss({ kind, before: { options }, content }: Explained): string[] {
  if (kind === "create" || kind === "update") return [];
  if (kind === "delete" && options.retainOnDelete)
    return ["retainOnDelete: it stays in the account, and Pulumi forgets it"];
  return [
    ...(options.protect ? ["protected: the engine refuses this until protect is taken away"] : []),
    ...(content === undefined ? [] : [`holds ${content}`]),
  ];
}

function explainKind({ kind, resource, before, properties }: Explained): string[] {
  if (kind === "rename?") return [`looks like a rename of ${before.name}: an alias for the former name would keep it`];
  if (resource.type.startsWith("pulumi:providers:")) return explainProvider(properties);
  if (kind === "replace" && resource.options.deleteBeforeReplace === true) {
    return ["deleteBeforeReplace: the old one is gone before the new one is made"];
  }
  return [];
}

function explainProvider(properties: readonly ChangedProperty[]): string[] {
  const changed = properties.map(({ path }) => path.split(/[.[]/)[0]);
  return [
    ...(changed.includes("defaultTags") ? ["every resource that takes tags is updated too"] : []),
    ...(changed.includes("region") ? ["every resource of this provider may be replaced"] : []),
  ];
}
