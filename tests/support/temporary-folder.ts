/**
 * Gives a run a temporary folder of its own, before the first spec is loaded, and removes it when the run ends. So a
 * spec can say that nothing is left in it, and what a spec forgets is not left on the machine.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "cloudmart-specs-"));
process.env["TMPDIR"] = folder;
process.once("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
