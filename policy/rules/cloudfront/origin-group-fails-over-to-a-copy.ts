import { BUCKET, REPLICATION } from "../../buckets";
import { DISTRIBUTION } from "../../distributions";
import { leadingTo, ledTo } from "../../relations";
import { destinationsOf } from "../../replications";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

/** The stack's bucket behind an origin, by the origin's id. */
function bucketOf(distribution: ResourceView, id: string | undefined, stack: StackView): ResourceView | undefined {
  const origin = distribution.elements("origins").find((each) => distribution.text(`${each}.originId`) === id);
  return origin === undefined ? undefined : ledTo(stack, distribution, `${origin}.domainName`, BUCKET)[0];
}

export const rule: Rule = {
  description: "Where a distribution fails over from one bucket to another, the second gets copies of the first.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  ],
  remedy: "Name the replica of the first bucket second, as components/edge/distribution.ts does.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    const groups = distribution.elements("originGroups");
    if (groups.length === 0) return notApplicable;
    for (const group of groups) {
      const [first, second] = [0, 1].map((index) =>
        bucketOf(distribution, distribution.text(`${group}.members[${index.toString()}].originId`), stack),
      );
      if (first === undefined || second === undefined) continue;
      const copies = leadingTo(stack, first, REPLICATION, "bucket").flatMap((each) => destinationsOf(each, stack));
      if (!copies.includes(second)) {
        return violated(`${group}.members`, second.name, `name the bucket that gets the copies of ${first.name}`);
      }
    }
    return satisfied;
  },
};
