/** How rules read the parameter groups of databases and caches. */
import { shownValue } from "./shown-value";
import type { ResourceView, StackView } from "./views";

/** The parameter group that the stack makes for a resource; undefined where it runs with AWS's default group. */
export function parameterGroupOf(resource: ResourceView, stack: StackView, type: string): ResourceView | undefined {
  const written = shownValue(resource, "parameterGroupName");
  if (typeof written === "string" && written.startsWith("default.")) return undefined;
  return stack.referred(resource, "parameterGroupName", type)[0];
}

/** What a group sets a parameter to; undefined where it leaves the engine's default. */
export function parameterValue(group: ResourceView, name: string): string | undefined {
  const index = group.objects("parameters").findIndex((parameter) => parameter["name"] === name);
  return index < 0 ? undefined : group.text(`parameters[${index}].value`);
}
