import { INTELLIGENT_TIERING, prefixOf } from "../../archive-tiers";
import { BUCKET } from "../../buckets";
import { behaviorsOf, bucketOriginsOf, DISTRIBUTION, originIdsOf } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

/** Beginnings of the keys that distributions read from a bucket: the paths of the behaviours that lead there. */
function listServed(bucket: ResourceView, stack: StackView): readonly string[] {
  return stack.all(DISTRIBUTION).flatMap((distribution) => {
    const origins = bucketOriginsOf(distribution)
      .filter((path) => ledTo(stack, distribution, `${path}.domainName`, BUCKET).includes(bucket))
      .map((path) => distribution.text(`${path}.originId`));
    return behaviorsOf(distribution)
      .filter((behavior) => originIdsOf(distribution, behavior).some((id) => origins.includes(id)))
      .map((behavior) =>
        (distribution.text(`${behavior}.pathPattern`) ?? "/*").replace(/^\//, "").replace(/[*?].*$/, ""),
      );
  });
}

export const rule: Rule = {
  description: "No object that a CDN serves goes to a tier from which it must be restored: viewers would get a 403.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-managing.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html",
  ],
  remedy: "Name a folder beside `media/` in `storage.media.archiveTiers.prefix` of the stack file.",
  types: [INTELLIGENT_TIERING],
  check: (configuration, stack) => {
    const [bucket] = ledTo(stack, configuration, "bucket", BUCKET);
    if (bucket === undefined) return notApplicable;
    const prefix = prefixOf(configuration);
    const served = listServed(bucket, stack).find((each) => prefix.startsWith(each) || each.startsWith(prefix));
    if (served === undefined) return satisfied;
    return violated("filter.prefix", prefix, `name a folder that no distribution serves; one serves "${served}"`);
  },
};
