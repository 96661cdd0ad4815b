/** What the renderings for people read: the document that `--json` prints. Nothing else, so all say the same. */
import type { StackChanges } from "../analyses/comparison/result";
import type { Interval } from "./format";
import type { ReportDocument, StackDocument } from "./json";

/** A stack with its analyses; one that is null could not be made, and is said to be missing. */
export type AnalysedStack = StackDocument;

/** The steps of a change, with what they do to the monthly total where both sides have one. */
export interface CostedChanges extends StackChanges {
  readonly costDelta?: Interval | null;
}

export interface AnalysedReport extends ReportDocument {
  /** Against the base; null or absent where none was asked for. Stacks that have gone are here alone. */
  readonly changes?: readonly CostedChanges[] | null;
}

export function changesOf({ changes }: AnalysedReport, stack: string): CostedChanges | undefined {
  return changes?.find((each) => each.stack === stack);
}
