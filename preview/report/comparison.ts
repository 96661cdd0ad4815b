/** The settings of several stacks, joined row by row. */
import type { Setting } from "./settings";

export interface ComparedSetting {
  readonly tier: string;
  readonly label: string;
  /** One value a stack, in the order given; undefined where the stack has no such resource. */
  readonly values: readonly (string | undefined)[];
  readonly isDifferent: boolean;
}

/** Keeps the order of the first stack that has a row. */
export function compareSettings(stacks: readonly (readonly Setting[])[]): ComparedSetting[] {
  const keys = new Map<string, Setting>();
  for (const setting of stacks.flat()) {
    if (!keys.has(keyOf(setting))) keys.set(keyOf(setting), setting);
  }
  const byKey = stacks.map((settings) => new Map(settings.map((setting) => [keyOf(setting), setting.value])));
  const rows = [...keys].map(([key, { tier, label }]) => {
    const values = byKey.map((settings) => settings.get(key));
    return { tier, label, values, isDifferent: new Set(values).size > 1 };
  });
  const tiers = [...new Set(rows.map(({ tier }) => tier))];
  return tiers.flatMap((tier) => rows.filter((row) => row.tier === tier));
}

function keyOf({ tier, label }: Setting): string {
  return `${tier}\n${label}`;
}
