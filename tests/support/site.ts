/** A folder with a built site, and how its files look to a plan. */
import type { LocalFile } from "../../tools/publish-site/folder";
import { makeFiles } from "./projects";

export const SITE: Readonly<Record<string, string>> = {
  "index.html": "<html>1</html>",
  "robots.txt": "User-agent: *",
  "assets/app-BQ3cQ2mA.js": "start()",
};

export function makeSite(files = SITE): string {
  return makeFiles(files);
}

export function makeFile(key: string, more: Partial<LocalFile> = {}): LocalFile {
  return {
    key,
    file: `/site/${key}`,
    bytes: 100,
    checksum: `sum of ${key}`,
    contentType: "text/plain; charset=utf-8",
    cacheControl: "no-cache",
    ...more,
  };
}
