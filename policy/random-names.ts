/** Names that a program makes unique itself, where AWS keeps a name longer than what carried it. */
import type { ResourceView, StackView } from "./views";

/** Does a value contain something that `@pulumi/random` made, so that the next incarnation has another one? */
export function hasRandomPart(resource: ResourceView, property: string, stack: StackView): boolean {
  const sources = resource.resource.propertyDependencies[property] ?? [];
  return stack.graph.resources.some(({ urn, type }) => type.startsWith("random:") && sources.includes(urn));
}
