/** The cases of the rules' specs as they are written, so that a spec can ask what none of them proves. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root } from "./program";

const SPECS = path.join(root, "tests/policy/rules");

/** One object literal with a `rule`, handed to `proveRules` or `proveLimits`. */
export interface WrittenCase {
  readonly rule: string;
  /** What it says of the message, as source text; undefined for a limit, which has none. */
  readonly message: string | undefined;
  /** Does it show a stack that satisfies the rule, changed or not? */
  readonly isSatisfied: boolean;
}

/** Every case in `tests/policy/rules/`. One that takes its rule's name from elsewhere than a literal is not seen. */
export function readCases(): readonly WrittenCase[] {
  return readdirSync(SPECS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".spec.ts"))
    .flatMap((file) => casesIn(readFileSync(path.join(SPECS, file), "utf8")));
}

/** The cases in the text of one spec. */
export function casesIn(text: string): readonly WrittenCase[] {
  const cases: WrittenCase[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) cases.push(...readCase(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cases.spec.ts", text, ts.ScriptTarget.Latest, true));
  return cases;
}

function readCase(literal: ts.ObjectLiteralExpression): readonly WrittenCase[] {
  const written = propertiesOf(literal);
  const rule = written.get("rule");
  if (rule === undefined || !/^"[a-z0-9-]+"$/.test(rule)) return [];
  const message = written.get("message");
  const unchanged = written.get("unchanged") ?? '"satisfied"';
  const isSatisfied = unchanged.startsWith('"satisfied"') || written.has("satisfiedBy");
  return [{ rule: rule.slice(1, -1), message, isSatisfied: message !== undefined && isSatisfied }];
}

/** Source text by name; empty for a shorthand, whose value stands elsewhere. */
function propertiesOf(literal: ts.ObjectLiteralExpression): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const property of literal.properties) {
    if (ts.isPropertyAssignment(property)) properties.set(property.name.getText(), property.initializer.getText());
    else if (ts.isShorthandPropertyAssignment(property)) properties.set(property.name.text, "");
  }
  return properties;
}
