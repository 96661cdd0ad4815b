/**
 * What the policy files say beside their values: the doc comments of `policy.ts` and the reasons at the end of the lines
 * of `dev.ts` and `prod.ts`. They are read from the source, so that a reason has one home.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

function parseSource(file: string): ts.SourceFile {
  const path = join(__dirname, "..", file);
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** The doc comment of each key of the `Policy` interface, by its path, such as `network.natGatewayStrategy`. */
export function readPolicyMeanings(): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    if (!ts.isPropertySignature(node)) {
      ts.forEachChild(node, (child) => {
        visit(child, path);
      });
      return;
    }
    const here = [...path, node.name.getText()];
    if (node.type !== undefined && ts.isTypeLiteralNode(node.type)) visit(node.type, here);
    else meanings.set(here.join("."), docComment(node));
  };
  visit(parseSource("policy.ts"), []);
  return meanings;
}

function docComment(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, " ") ?? "";
}

/** The comment after each value of an environment's policy, by the value's path. */
export function readPolicyReasons(environment: string): ReadonlyMap<string, string> {
  const source = parseSource(`${environment}.ts`);
  const reasons = new Map<string, string>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const here = ts.isPropertyAssignment(node) ? [...path, node.name.getText()] : path;
    // The comment stands behind the comma.
    const [range] = ts.getTrailingCommentRanges(source.text, node.end + 1) ?? [];
    if (ts.isPropertyAssignment(node) && range !== undefined) {
      reasons.set(here.join("."), source.text.slice(range.pos, range.end).replace(/^\/\/\s*/, ""));
    }
    ts.forEachChild(node, (child) => {
      visit(child, here);
    });
  };
  visit(source, []);
  return reasons;
}
