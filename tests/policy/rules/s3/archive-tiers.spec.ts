import { loadGlobalGraph } from "../../../support/global-stack";
import { proveRules, write } from "../../../support/rules";

const TIERS = "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration";
const MEDIA = "cloudmart-storage-media";

proveRules(
  [
    ...[89, 731].map((days) => ({
      rule: "archive-tiers-fit",
      title: `the archive tier after ${days.toString()} days`,
      change: write(TIERS, "tierings[0].days", days, MEDIA),
      message: /tierings\[0\]\.days is (89|731); write 90 to 730/,
    })),
    {
      rule: "archive-tiers-fit",
      title: "the deep tier after 179 days",
      change: write(TIERS, "tierings[1].days", 179, MEDIA),
      message: /tierings\[1\]\.days is 179; write 180 to 730/,
    },
    {
      rule: "archive-tiers-fit",
      title: "a tier twice",
      change: write(TIERS, "tierings[1].accessTier", "ARCHIVE_ACCESS", MEDIA),
      message: /tierings\[1\]\.accessTier is "ARCHIVE_ACCESS"; write each of .* once/,
    },
    ...[undefined, { prefix: "media/" }, { prefix: "media/old/" }, { prefix: "me" }].map((filter) => ({
      rule: "archive-tiers-spare-what-is-served",
      title: `tiers for ${JSON.stringify(filter ?? "every object")}`,
      change: write(TIERS, "filter", filter, MEDIA),
      message: /filter\.prefix is ".*"; name a folder that no distribution serves; one serves "media\/"/,
    })),
  ],
  loadGlobalGraph,
);
