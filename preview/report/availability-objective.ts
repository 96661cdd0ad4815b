/** What a stack promises of its availability, and whether the chain reaches it; the same words in every rendering. */
import type { AvailabilityObjective } from "../analyses/zone-loss/result";
import { formatPercent } from "./format";

/** A line for the verdict, one for the links that rule it out, one for what would bring it; none where nothing is promised. */
export function describeObjective(objective: AvailabilityObjective | null): string[] {
  if (objective === null) return [];
  const { statedPercent, isMet, ruledOutBy, wouldBring } = objective;
  const promised = `promised: ${formatPercent(statedPercent)}`;
  if (isMet) return [`${promised}, met`];
  const names = ruledOutBy.map(({ name, percent }) => `${name} (${formatPercent(percent)})`).join(", ");
  const enough = wouldBring.filter(({ isEnough }) => isEnough);
  const short = wouldBring.filter(({ isEnough }) => !isEnough);
  const list = (changes: AvailabilityObjective["wouldBring"]): string =>
    changes.map(({ change, percent }) => `${change} (${formatPercent(percent)})`).join("; ");
  return [
    `${promised}, NOT met`,
    names === "" ? "no link alone rules it out, all together do" : `each alone rules it out: ${names}`,
    ...(enough.length > 0 ? [`would bring it: ${list(enough)}`] : ["nothing computed here would bring it"]),
    ...(short.length > 0 ? [`would not be enough: ${list(short)}`] : []),
  ];
}
