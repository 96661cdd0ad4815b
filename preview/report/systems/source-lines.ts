/** Which line of a stack file, or of a policy, gives a key. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { remembered } from "../../../policy/remembered";
import { policyFile, readPolicy } from "../../engine/policy-file";

const NAMESPACE = "cloudmart";

export interface SourceLine {
  /** Relative to the repository. */
  readonly file: string;
  /** 1 for the first. */
  readonly line: number;
}

/** The line of `network.availabilityZones` in a stack file; refuses a key that is not there. */
export function findFact(root: string, stack: string, key: string): SourceLine {
  const file = `Pulumi.${stack}.yaml`;
  const text = readFileSync(path.join(root, file), "utf8");
  const { document, lines } = remembered(parsed, text, parse);
  const [block = "", ...rest] = key.split(".");
  const node = document.getIn(["config", `${NAMESPACE}:${block}`, ...rest], true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  if (start === undefined) throw new Error(`${file} has no ${key}`);
  // A block begins on the line after its key.
  const { line } = lines.linePos(start);
  const isBlock = text.split("\n")[line - 1]?.includes(`${rest.at(-1) ?? block}:`) !== true;
  return { file, line: isBlock ? line - 1 : line };
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** By a stack file's text: a page asks for dozens of its keys, one by one. */
const parsed = new Map<string, Parsed>();

function parse(text: string): Parsed {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** The line of `database.isMultiAz` in an environment's policy, with its value; refuses a key that is not there. */
export function findPolicy(root: string, environment: string, key: string): SourceLine & { readonly value: string } {
  const file = policyFile(environment);
  const entry = readPolicy(root, environment)?.get(key);
  if (entry === undefined) throw new Error(`${file} has no ${key}`);
  const last = key.split(".").at(-1) ?? key;
  const [block = ""] = key.split(".");
  const lines = readFileSync(path.join(root, file), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`  ${block}:`));
  const line = lines.findIndex((text, index) => index >= start && text.trim().startsWith(`${last}:`));
  return { file, line: line + 1, value: entry.value };
}
