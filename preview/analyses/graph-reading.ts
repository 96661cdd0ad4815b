/** What analyses and reports alike read off a graph. */
import type { GraphResource } from "../../policy/resource-graph";

/** What ends up in an account: neither a component nor a provider. */
export function isReal({ custom, type }: Pick<GraphResource, "custom" | "type">): boolean {
  return custom && !type.startsWith("pulumi:");
}

/** The outermost resource around another one, right below the stack; undefined where it stands in none. */
export function outermostAround(
  { parent }: GraphResource,
  byUrn: ReadonlyMap<string, GraphResource>,
): GraphResource | undefined {
  let outermost: GraphResource | undefined;
  let around = byUrn.get(parent ?? "");
  while (around !== undefined && around.type !== "pulumi:pulumi:Stack") {
    outermost = around;
    around = byUrn.get(around.parent ?? "");
  }
  return outermost;
}

/** The order of character codes, the same on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
