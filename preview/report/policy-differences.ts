/** Where the policies of several environments differ, and why each is as it is. */
import type { Colors } from "picocolors/types";
import type { Policy } from "../engine/policy-file";
import { wrap } from "./wrap";

export interface StackPolicy {
  readonly stack: string;
  readonly environment: string;
  readonly policy: Policy;
}

export interface PolicyDifference {
  /** For example `database.isMultiAz`. */
  readonly key: string;
  /** One a stack, in the order given; undefined where the environment does not say. */
  readonly values: readonly { readonly value: string; readonly reason: string | undefined }[];
}

/** The keys whose values differ between any of the stacks, in the order of the files. */
export function comparePolicies(stacks: readonly StackPolicy[]): PolicyDifference[] {
  const keys = [...new Set(stacks.flatMap(({ policy }) => [...policy.keys()]))];
  return keys
    .map((key) => ({
      key,
      values: stacks.map(({ policy }) => policy.get(key) ?? { value: "not said", reason: undefined }),
    }))
    .filter(({ values }) => new Set(values.map(({ value }) => value)).size > 1);
}

/** Empty where nothing differs. */
export function renderPolicyDifferences(stacks: readonly StackPolicy[], width: number, colors: Colors): string[] {
  const differences = comparePolicies(stacks);
  if (differences.length === 0) return [];
  const environments = [...new Set(stacks.map(({ environment }) => environment))];
  return [
    ...wrap(`Policy that differs, and why (environments/: ${environments.join(", ")})`, width),
    ...differences.flatMap(({ key, values }) => [
      `  ${colors.bold(key)}`,
      ...values.flatMap(({ value, reason }, index) =>
        wrap(`    ${stacks[index]?.stack ?? ""}: ${value} (${reason ?? "no reason given"})`, width, "      "),
      ),
    ]),
  ];
}
