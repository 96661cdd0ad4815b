/** What the renderings for people read: the document that `--json` prints. Nothing else, so all say the same. */
import type { StackChanges } from "../analyses/comparison/result";
import type { Cost } from "../analyses/cost/result";
import type { ZoneLoss } from "../analyses/zone-loss/result";
import type { Interval } from "./format";
import type { ReportDocument, StackDocument } from "./json";

/** A stack with its analyses; one that is null or absent could not be made, and is said to be missing. */
export interface AnalysedStack extends StackDocument {
  readonly cost?: Cost | null;
  readonly zoneLoss?: ZoneLoss | null;
}

/** The steps of a change, with what they do to the monthly total where both sides have one. */
export interface CostedChanges extends StackChanges {
  readonly costDelta?: Interval | null;
}

export interface AnalysedReport extends Omit<ReportDocument, "stacks"> {
  readonly stacks: readonly AnalysedStack[];
  /** Against the base; null or absent where none was asked for. Stacks that have gone are here alone. */
  readonly changes?: readonly CostedChanges[] | null;
}

export function changesOf({ changes }: AnalysedReport, stack: string): CostedChanges | undefined {
  return changes?.find((each) => each.stack === stack);
}
