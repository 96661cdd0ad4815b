/** Relations where "nothing there" is an answer, and differs from "not known yet". */
import { CannotTell, type ResourceView, type StackView } from "./views";

/**
 * The resources of a type that a property leads to. Empty where it names something outside the stack, such as an id
 * written by hand; throws `CannotTell` where it is not known yet.
 */
export function ledTo(stack: StackView, from: ResourceView, path: string, type: string): readonly ResourceView[] {
  try {
    return stack.referred(from, path, type);
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    from.value(path);
    const [property = path] = path.split(/[.[]/);
    const comesFrom = from.resource.propertyDependencies[property] ?? [];
    const mayLeadThere = stack.all(type).some((view) => comesFrom.includes(view.resource.urn));
    if (comesFrom.length > 0 && (mayLeadThere || comesFromComponent(stack, comesFrom))) throw error;
    return [];
  }
}

/**
 * The resources of a type whose property leads to a resource. Throws `CannotTell` where none does for certain and one
 * may: an absence that is only not known yet must not be reported as one.
 */
export function leadingTo(stack: StackView, to: ResourceView, type: string, path: string): readonly ResourceView[] {
  const certain = stack.referring(to, type, path);
  if (certain.length > 0) return certain;
  return stack.all(type).filter((view) => ledTo(stack, view, path, to.type).includes(to));
}

/** A component's outputs may come from any of its children. */
function comesFromComponent(stack: StackView, urns: readonly string[]): boolean {
  return stack.graph.resources.some(({ urn, custom }) => !custom && urns.includes(urn));
}
