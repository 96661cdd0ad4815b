/**
 * The policy of an environment, read from its source as a reviewer reads it: values, and behind each the reason why. The
 * file is parsed and not run, so the preview needs to know nothing of the program but where it keeps its policy.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export interface PolicyEntry {
  /** As it is written, for example `"OnePerAz"` or `7`. */
  readonly value: string;
  /** The comment at the end of the line; undefined where there is none. */
  readonly reason: string | undefined;
}

/** By the value's path, such as `network.natGatewayStrategy`. */
export type Policy = ReadonlyMap<string, PolicyEntry>;

/** Where an environment's policy stands, relative to the project. */
export function policyFile(environment: string): string {
  return path.join("environments", `${environment}.ts`);
}

/** The policy of an environment; undefined where the project keeps none there. */
export function readPolicy(directory: string, environment: string): Policy | undefined {
  const file = path.join(directory, policyFile(environment));
  if (!existsSync(file)) return undefined;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const policy = new Map<string, PolicyEntry>();
  const visit = (node: ts.Node, above: readonly string[]): void => {
    const here = ts.isPropertyAssignment(node) ? [...above, node.name.getText()] : above;
    if (ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer)) {
      policy.set(here.join("."), { value: node.initializer.getText(), reason: reasonBehind(node, source) });
    }
    ts.forEachChild(node, (child) => {
      visit(child, here);
    });
  };
  visit(source, []);
  return policy;
}

function reasonBehind(node: ts.Node, { text }: ts.SourceFile): string | undefined {
  // The comment stands behind the comma.
  const [range] = ts.getTrailingCommentRanges(text, node.end + 1) ?? [];
  return range === undefined ? undefined : text.slice(range.pos, range.end).replace(/^\/\/\s*/, "");
}
