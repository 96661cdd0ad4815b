/** Finds every rule under `rules/<service>/` and every waiver under `waivers/`: adding a file registers it. */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NamedRule } from "./evaluate";
import type { Rule } from "./rule";
import type { Waiver } from "./waiver";

const RULES = path.join(__dirname, "rules");
const WAIVERS = path.join(__dirname, "waivers");
const load = createRequire(__filename);

let rules: readonly NamedRule[] | undefined;
let waivers: readonly Waiver[] | undefined;

/** All rules, by service and name; a rule is named like its file. Read once: it is a second's work. */
export function loadRules(): readonly NamedRule[] {
  rules ??= readRules();
  return rules;
}

/** All waivers, by service. Read once. */
export function loadWaivers(): readonly Waiver[] {
  waivers ??= readWaivers();
  return waivers;
}

function readRules(): readonly NamedRule[] {
  return readdirSync(RULES)
    .sort()
    .flatMap((service) =>
      sourcesIn(path.join(RULES, service)).map((file) => {
        const { rule } = load(file) as { readonly rule?: Rule };
        if (rule === undefined) throw new Error(`policy/rules/${service}/${path.basename(file)} exports no \`rule\``);
        return { ...rule, name: path.basename(file, ".ts"), service };
      }),
    );
}

function readWaivers(): readonly Waiver[] {
  return sourcesIn(WAIVERS).flatMap((file) => {
    const found = (load(file) as { readonly waivers?: readonly Waiver[] }).waivers;
    if (found === undefined) throw new Error(`policy/waivers/${path.basename(file)} exports no \`waivers\``);
    return found;
  });
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => path.join(folder, file));
}
