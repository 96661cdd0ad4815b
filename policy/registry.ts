/** Finds every rule under `rules/<service>/`: adding a file registers the rule, and its name is the file's. */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NamedRule } from "./evaluate";
import type { Rule } from "./rule";

const FOLDER = path.join(__dirname, "rules");

/** All rules, by service and name. */
export function loadRules(): readonly NamedRule[] {
  const load = createRequire(__filename);
  return readdirSync(FOLDER)
    .sort()
    .flatMap((service) =>
      readdirSync(path.join(FOLDER, service))
        .filter((file) => file.endsWith(".ts"))
        .sort()
        .map((file) => {
          const { rule } = load(path.join(FOLDER, service, file)) as { readonly rule?: Rule };
          if (rule === undefined) throw new Error(`policy/rules/${service}/${file} exports no \`rule\``);
          return { ...rule, name: path.basename(file, ".ts"), service };
        }),
    );
}
