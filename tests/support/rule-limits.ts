/** Proves where a rule ends: graphs in which it has nothing to judge. */
import assert from "node:assert/strict";
import type { ResourceGraph } from "../../policy/resource-graph";
import { loadGraph, type StackName } from "./program";
import { type Change, judge } from "./rules";

export interface RuleLimit {
  readonly rule: string;
  /** The stack that is changed; prod unless said otherwise. */
  readonly stack?: StackName;
  /** What the rule leaves alone, as a phrase: "a replica". */
  readonly title: string;
  readonly change: Change;
}

/** One spec for each limit, on the real stack or another one. */
export function proveLimits(
  limits: readonly RuleLimit[],
  load: (stack: StackName) => Promise<ResourceGraph> = loadGraph,
): void {
  for (const { rule, stack = "prod", title, change } of limits) {
    describe(rule, () => {
      it(`leaves alone ${title}`, async () => {
        assert.deepEqual(judge(rule, change(await load(stack)), stack), []);
      });
    });
  }
}
