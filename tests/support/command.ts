/** The offline preview, and its command as `npm run preview` runs it. */
import type { ResourceGraph } from "../../policy/resource-graph";
import { inSideProcess } from "./side-process";
import type { Outcome } from "./side-process-tasks";

export type { Outcome };

interface Circumstances {
  /** Whether standard error is a terminal; not unless said. */
  readonly isInteractive?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the command in a project's folder, without colours. Each stack that it previews is a process: half a second. */
export function runPreview(
  directory: string,
  args: readonly string[],
  { isInteractive = false, signal }: Circumstances = {},
): Promise<Outcome> {
  return inSideProcess("runPreview", { directory, args, isInteractive }, signal);
}

/** What a stack of the project in a folder is, in the offline preview; rejects where its program fails. */
export async function previewGraph(directory: string, stack: string): Promise<ResourceGraph> {
  const { graph, errors } = await inSideProcess("previewStack", { directory, stack });
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return graph;
}
