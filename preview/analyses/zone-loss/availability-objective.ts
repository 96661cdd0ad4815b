/** What a stack promises of its availability, held against the chain that every request needs. */
import type { StackView } from "../../../policy/views";
import type { AvailabilityLink, AvailabilityObjective } from "./result";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const CDN = "CloudFront";

/** Product of the links, as if they failed independently. */
export function multiply(links: readonly AvailabilityLink[]): number {
  return links.reduce((product, link) => (product * link.percent) / 100, 100);
}

/** Null without a chain to hold it against. */
export function judgeObjective(
  stack: StackView,
  links: readonly AvailabilityLink[],
  statedPercent: number,
): AvailabilityObjective | null {
  if (links.length === 0) return null;
  const isMet = multiply(links) >= statedPercent;
  const ruledOutBy = links
    .filter(({ percent }) => percent < statedPercent)
    .map(({ name, percent }) => ({ name, percent }));
  const wouldBring = isMet
    ? []
    : listChanges(stack, links).map((each) => ({ ...each, isEnough: each.percent >= statedPercent }));
  return { statedPercent, isMet, ruledOutBy, wouldBring };
}

/** A CDN is one for all Regions; everything behind it is there once more in a second one. */
function listChanges(
  stack: StackView,
  links: readonly AvailabilityLink[],
): readonly { readonly change: string; readonly percent: number }[] {
  const behind = links.filter(({ name }) => name !== CDN);
  const twice = twoOf(multiply(behind));
  if (behind.length === links.length) return [{ change: "a second Region like this one", percent: twice }];
  const hasAccelerator = stack.all("aws:globalaccelerator/accelerator:Accelerator").length > 0;
  const way = hasAccelerator ? "the API's way through the accelerator" : "the API's way through an accelerator";
  const cdn = multiply(links.filter(({ name }) => name === CDN));
  return [
    { change: "a second Region like this one", percent: (twice * cdn) / 100 },
    { change: `${way} instead of ${CDN}, the accelerator's own figure not counted`, percent: multiply(behind) },
    { change: `both: ${way}, to two Regions`, percent: twice },
  ];
}

/** Of two that fail independently, one is enough. */
function twoOf(percent: number): number {
  return 100 * (1 - ((100 - percent) / 100) ** 2);
}
