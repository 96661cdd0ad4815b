/** What holds of any stack file that the program accepts: it is built, and AWS has no reason to refuse what is built. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { readEnvironment } from "../../policy/environment";
import { evaluate, type NamedRule } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import { inBackground } from "../support/background";
import { type Built, buildStacks } from "./many-stacks";
import { stackFile } from "./stack-files";

/** Starting a preview takes seconds, and collecting garbage grows with what one program holds. */
const STACK_FILES_PER_PREVIEW = 20;
/** A preview is two processes, of which one waits for the other most of the time. */
const PREVIEWS_AT_ONCE = 2;
const STACK_FILES_PER_SPEC = PREVIEWS_AT_ONCE * STACK_FILES_PER_PREVIEW;

/** Specs over random stack files, the same ones for the same seed. */
export function specifyAccepted(count: number, seed: number): void {
  describe(`of ${count.toString()} random stack files that are accepted`, () => {
    for (let first = 1; first <= count; first += STACK_FILES_PER_SPEC) {
      const size = Math.min(STACK_FILES_PER_SPEC, count - first + 1);
      const build = async (): Promise<readonly (readonly [StackFile, Built | undefined])[]> => {
        const stackFiles = fc.sample(stackFile, { numRuns: size, seed: seed + first });
        const starts = Array.from({ length: PREVIEWS_AT_ONCE }, (_, index) => index * STACK_FILES_PER_PREVIEW);
        const parts = starts
          .map((start) => stackFiles.slice(start, start + STACK_FILES_PER_PREVIEW))
          .filter(({ length }) => length > 0);
        const built = (await Promise.all(parts.map(buildStacks))).flat();
        return stackFiles.map((each, index) => [each, built[index]]);
      };
      // What is built fills memory until its spec has looked at it, so only a first few are built ahead.
      const ask = first === 1 ? inBackground(build) : build;
      it(`none of ${first.toString()} to ${(first + size - 1).toString()} stops the program or builds what AWS refuses`, async function () {
        this.timeout(120_000);
        const mistakes = (await ask()).flatMap(([each, built]) => mistakesOf(each, built));
        assert.equal(mistakes.length, 0, mistakes.slice(0, 3).join("\n\n"));
      });
    }
  });
}

function mistakesOf(file: StackFile, built: Built | undefined): string[] {
  assert.ok(built !== undefined && (built.errors.length > 0 || built.graph.resources.length > 0));
  const mistakes = [...built.errors, ...refusalsOf(built, file)];
  return mistakes.length === 0 ? [] : [`${mistakes.join("\n")}\n${JSON.stringify(file)}`];
}

/** Quotas are advisories: AWS raises them. */
function isRefusal({ family, severity }: NamedRule): boolean {
  return family === "refused" && severity === "mandatory";
}

function refusalsOf({ graph }: Built, { environment }: StackFile): readonly string[] {
  return evaluate(graph, readEnvironment(environment), loadRules().filter(isRefusal), loadWaivers())
    .filter(({ verdict }) => verdict === "violated" || verdict === "cannot tell")
    .map(({ rule, message }) => `${rule}: ${message}`);
}
