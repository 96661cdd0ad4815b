/** `--compare`: stacks side by side, as they would be deployed, and the reasons for which their policies differ. */
import type { Reader } from "./conclude";
import { readPolicy } from "./engine/policy-file";
import type { StackPreview } from "./engine/preview-stack";
import { renderPolicyDifferences, type StackPolicy } from "./report/policy-differences";
import { renderErrors, renderSettings, WIDTH } from "./report/terminal";

/** False where a program failed; the stacks that have a result are shown all the same. */
export function showSideBySide(directory: string, previews: readonly StackPreview[], reader: Reader): boolean {
  const { print, complain, colors } = reader;
  const shown = previews.filter(({ errors }) => errors.length === 0);
  const policies = shown.flatMap(({ graph, environment }): StackPolicy[] => {
    const policy = environment === undefined ? undefined : readPolicy(directory, environment);
    return environment === undefined || policy === undefined ? [] : [{ stack: graph.stack, environment, policy }];
  });
  const sections = [
    shown.length === 0 ? [] : renderSettings(shown, colors),
    renderPolicyDifferences(policies, WIDTH, colors),
  ];
  print(
    sections
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join("\n")}\n`)
      .join("\n"),
  );
  complain(renderErrors(previews, colors));
  return shown.length === previews.length;
}
