/** The browser that the specs drive: `CHROME_PATH`, or where Debian puts Chromium; undefined where there is none. */
import { existsSync } from "node:fs";

export function findChromium(): string | undefined {
  return [process.env["CHROME_PATH"], "/usr/bin/chromium"].find((file) => file !== undefined && existsSync(file));
}
