/** Small graphs written by hand, for specs of functions that read one. */
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { NO_OPTIONS, urnOf } from "../../preview/engine/registration";

const PROJECT = "cloudmart";

/** A resource at the top of the stack dev, unless `more` says otherwise. */
export function makeResource(
  type: string,
  name: string,
  inputs: JsonObject = {},
  more: Partial<GraphResource> & { readonly stack?: string } = {},
): GraphResource {
  const { stack = "dev", ...overrides } = more;
  const parent = overrides.parent ?? urnOf(PROJECT, stack, "", "pulumi:pulumi:Stack", `${PROJECT}-${stack}`);
  return {
    urn: urnOf(PROJECT, stack, parent, type, name),
    type,
    name,
    parent,
    custom: true,
    remote: false,
    inputs,
    secretInputs: [],
    options: NO_OPTIONS,
    provider: undefined,
    providers: [],
    dependencies: [],
    propertyDependencies: {},
    ...overrides,
  };
}

/** A graph of these resources below the stack itself. */
export function makeGraph(resources: readonly GraphResource[], stack = "dev", outputs: JsonObject = {}): ResourceGraph {
  const root = {
    ...makeResource("pulumi:pulumi:Stack", `${PROJECT}-${stack}`, {}, { stack, custom: false }),
    parent: undefined,
  };
  return { project: PROJECT, stack, resources: [root, ...resources], outputs };
}
