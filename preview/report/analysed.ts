/** What the renderings for people read: the document that `--json` prints. Nothing else, so all say the same. */
import type { CostedChanges, ReportDocument, StackDocument } from "./json";

export type { CostedChanges };

/** A stack with its analyses; one that is null could not be made, and is said to be missing. */
export type AnalysedStack = StackDocument;

export interface AnalysedReport extends Omit<ReportDocument, "changes"> {
  /** Against the base; null or absent where none was asked for. Stacks that have gone are here alone. */
  readonly changes?: readonly CostedChanges[] | null;
}

export function changesOf({ changes }: AnalysedReport, stack: string): CostedChanges | undefined {
  return changes?.find((each) => each.stack === stack);
}
