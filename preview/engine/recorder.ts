/** What a running program has asked for so far: the engine's state, kept in memory. */
import type { GraphOptions, GraphResource, JsonObject } from "../../policy/resource-graph";
import type { WireObject } from "./wire-values";

export interface LogMessage {
  readonly severity: "info" | "warning" | "error";
  readonly text: string;
  /** URN of the resource the message is about, empty for the stack. */
  readonly urn: string;
}

export class Recorder {
  readonly resources: GraphResource[] = [];
  readonly messages: LogMessage[] = [];
  /** What the preview was asked to do and cannot. */
  readonly refusals: string[] = [];
  outputs: JsonObject = {};
  rootUrn = "";
  /** For each component, the provider of each package that its children use. */
  readonly providers = new Map<string, Readonly<Record<string, string>>>();
  private readonly states = new Map<string, { id: string; state: WireObject; options: GraphOptions }>();

  constructor(
    readonly project: string,
    readonly stack: string,
    private readonly onProgress: (resourceCount: number) => void,
  ) {}

  /** Keeps a resource and what the engine answered for it; the engine refuses one URN twice, so does this. */
  record(resource: GraphResource, id: string, state: WireObject): void {
    if (this.states.has(resource.urn)) this.refuse(`two resources have the URN ${resource.urn}; give one another name`);
    this.states.set(resource.urn, { id, state, options: resource.options });
    this.resources.push(resource);
    this.onProgress(this.resources.length);
  }

  /** The state of a recorded resource, as `getResource` answers it. */
  stateOf(urn: string): { readonly id: string; readonly state: WireObject } {
    return this.states.get(urn) ?? this.refuse(`the program refers to ${urn}, which it did not create`);
  }

  /** The options of a recorded resource, which its children may inherit. */
  optionsOf(urn: string | undefined): GraphOptions | undefined {
    return this.states.get(urn ?? "")?.options;
  }

  /** Stops the program: the preview says what it cannot do instead of inventing an answer. */
  refuse(text: string): never {
    this.refusals.push(text);
    throw new Error(text);
  }
}
