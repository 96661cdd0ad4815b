/** Pages that are made from the sources. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./program";

/**
 * Fails where the repository's page says anything else. Its words are compared, not its layout: to format a page takes
 * longer than all else here, and `npm run format:check` looks at that.
 */
export function assertUpToDate(page: string, rendered: string): void {
  const words = page.endsWith(".json") ? wordsOfJson : wordsOfMarkdown;
  const written = readFileSync(path.join(root, page), "utf8");
  assert.equal(words(written), words(rendered), `${page} is stale: npm run docs`);
}

function wordsOfJson(text: string): string {
  return JSON.stringify(JSON.parse(text), undefined, 1);
}

/** A line for each of them, so that a difference is short. */
function wordsOfMarkdown(text: string): string {
  return text.replace(/-{3,}/g, "---").trim().replace(/\s+/g, "\n");
}
