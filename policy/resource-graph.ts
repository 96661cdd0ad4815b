/**
 * The resource graph: what a program asks of the engine, as a reviewer would see it.
 *
 * The mocks harness and the offline preview both produce it, so a check written against it runs in either place.
 * Values are plain JSON. A secret reads `[secret]`, a value known only after deployment reads `[unknown]`, and a value
 * that comes from another resource reads `<type::name.property>`, also inside longer strings.
 */
export const SECRET = "[secret]";
export const UNKNOWN = "[unknown]";

/** A value as it appears in a resource's inputs. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** The resource options that decide how the engine treats a resource. */
export interface GraphOptions {
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Undefined: the provider decides. */
  readonly deleteBeforeReplace: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  /** URNs of resources whose deletion makes deleting this one unnecessary. */
  readonly deletedWith: string | undefined;
  /** URNs this resource was known by before. */
  readonly aliases: readonly string[];
  /** For example `{ create: "40m" }`. */
  readonly customTimeouts: Readonly<Record<string, string>>;
}

export interface GraphResource {
  readonly urn: string;
  /** Type token, for example `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  /** Logical name, the last part of the URN. */
  readonly name: string;
  /** URN of the parent; undefined for the stack itself. */
  readonly parent: string | undefined;
  /** False for components. */
  readonly custom: boolean;
  /** True for a component that another plugin builds, such as `awsx:ec2:Vpc`. */
  readonly remote: boolean;
  readonly inputs: JsonObject;
  /** True where nobody can tell what was asked for, so that an absent input says nothing. */
  readonly hidesInputs?: boolean;
  /** Top-level inputs that reached the engine marked secret. */
  readonly secretInputs: readonly string[];
  readonly options: GraphOptions;
  /** URN of the provider resource; undefined for components and providers themselves. */
  readonly provider: string | undefined;
  /** URNs of the providers handed to a component from another plugin, which its children use. */
  readonly providers: readonly string[];
  /** URNs that must exist first, from `dependsOn` and from every property. */
  readonly dependencies: readonly string[];
  /** For each input, the URNs its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface ResourceGraph {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly GraphResource[];
  /** The stack's outputs. */
  readonly outputs: JsonObject;
}
