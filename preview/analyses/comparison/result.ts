/**
 * What a change does to a stack: what the engine would create, update, replace and delete to get from one graph to
 * another. Plain JSON, for every report.
 */
import type { JsonValue } from "../../../policy/resource-graph";

export interface StackChanges {
  readonly stack: string;
  /** What the stack is compared with: a git ref as it was written, or the name of a preview's file. */
  readonly base: string;
  /** `estimate`: two graphs compared offline. `engine`: the steps that `pulumi preview --json` planned. */
  readonly source: "estimate" | "engine";
  /** The stack has no file at the base: everything is created. */
  readonly isNew: boolean;
  /** The stack has no file any more: `pulumi up` does nothing of itself, and what is deployed stays until it is destroyed. */
  readonly isRemoved: boolean;
  /** Why one side has no graph; then there are no steps, and nothing is said about the change. Empty otherwise. */
  readonly errors: readonly string[];
  /** Dangerous first: what AWS does not do, lost data, then what is deleted, replaced, may be replaced, updated, created. */
  readonly steps: readonly ChangeStep[];
  /**
   * Resources that stay as they are; of a stack that is removed, all that stay deployed. Counted as everywhere: without
   * components, providers and the stack itself. Null where that is not known: the engine counts those too.
   */
  readonly unchanged: number | null;
  /** Logical names of resources that lose `protect`: no step of the engine, but the next change may destroy them. */
  readonly noLongerProtected?: readonly string[];
}

/**
 * `may replace`: a changed property whose effect is not known before AWS is asked. `rename?`: one resource is deleted and
 * a like one created under another name; an alias would keep it.
 */
export type ChangeKind = "create" | "update" | "replace" | "may replace" | "delete" | "rename?";

export interface ChangeStep {
  readonly kind: ChangeKind;
  readonly urn: string;
  /** The URN at the base, where it is another one: of a resource with an alias, or of a likely rename. */
  readonly previousUrn?: string;
  /** Type token, for example `aws:rds/instance:Instance`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Logical name of the outermost component around the resource, such as `cloudmart-database`; the stack's own: "". */
  readonly tier: string;
  /** Holds data that a new resource would not have: see `preview/data/stateful-types.json`. */
  readonly isStateful: boolean;
  /** The resource that exists is, or may be, deleted: kind delete, replace, may replace or rename?. */
  readonly isDestructive: boolean;
  /** Pulumi refuses to delete or replace it: `protect` is set where it is deployed now. */
  readonly isProtected: boolean;
  /** Destructive and stateful, and named by `--allow-destructive`. */
  readonly isAllowed: boolean;
  /** An update that the engine plans and AWS never makes: why, and who says so. Nothing allows it. */
  readonly refusedByAws?: string;
  /** What differs; empty for a creation or deletion. */
  readonly properties: readonly ChangedProperty[];
  /** What the engine does beyond the kind, and what a person can do about it. */
  readonly explanation?: string;
}

export interface ChangedProperty {
  /** For example `tags.Name` or `launchTemplate.version`. */
  readonly path: string;
  /** Absent where the property was not set. A secret reads `[secret]`. */
  readonly before?: JsonValue;
  /** Absent where the property is not set any more. */
  readonly after?: JsonValue;
  /** `unknown`: the data does not tell; never taken for an update in place. */
  readonly forcesReplacement: boolean | "unknown";
  /** Who says so: the provider's schema, an option of the resource, or the engine. */
  readonly source: string;
  /** Name of the resource whose replacement changes this value, where the program did not. */
  readonly causedBy?: string;
}

/** A stateful resource would go, and nobody said that it may: the command fails. */
export function isRefused({ isDestructive, isStateful, isAllowed }: ChangeStep): boolean {
  return isDestructive && isStateful && !isAllowed;
}

/** Does the step fail the command? */
export function isStopping(step: ChangeStep): boolean {
  return isRefused(step) || step.refusedByAws !== undefined;
}

/** Does a resource count as one? A provider is nothing in an account. */
export function isCounted({ type }: Pick<ChangeStep, "type">): boolean {
  return !type.startsWith("pulumi:");
}

/** Nothing to do. */
export function hasNoChanges({ steps, errors, isRemoved }: StackChanges): boolean {
  return steps.length === 0 && errors.length === 0 && !isRemoved;
}
