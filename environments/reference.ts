/**
 * Files that are made from the sources, so that they cannot drift from them. `npm run docs` writes them; a spec fails when
 * one is stale. A new page joins by a line in `pages`.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as prettier from "prettier";
import { renderConfigurationPage } from "./reference/configuration-page";
import { describeStackFile } from "./reference/stack-file-schema";

interface Page {
  /** From the repository's root. */
  readonly path: string;
  readonly render: () => string;
}

const ROOT = join(__dirname, "..");

export const pages: readonly Page[] = [
  { path: "environments/stack-file.schema.json", render: () => JSON.stringify(describeStackFile()) },
  { path: "docs/configuration.md", render: renderConfigurationPage },
];

/** A page's content as it belongs in the repository, formatted like everything else there. */
export async function renderPage({ path, render }: Page): Promise<string> {
  const filepath = join(ROOT, path);
  const style = await prettier.resolveConfig(filepath);
  return prettier.format(render(), { ...style, filepath });
}

async function writePages(): Promise<void> {
  for (const page of pages) writeFileSync(join(ROOT, page.path), await renderPage(page));
}

if (require.main === module) void writePages();
