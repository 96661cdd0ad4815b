import { INTELLIGENT_TIERING } from "../../archive-tiers";
import { type Rule, satisfied, violated } from "../../rule";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html */
const LEAST_DAYS: Readonly<Record<string, number>> = { ARCHIVE_ACCESS: 90, DEEP_ARCHIVE_ACCESS: 180 };
const MOST_DAYS = 730;

export const rule: Rule = {
  description: "Objects go to Intelligent-Tiering's archive tiers within the days S3 allows, each tier once.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html"],
  remedy: "Correct the days under `storage.media.archiveTiers` in the stack file.",
  types: [INTELLIGENT_TIERING],
  check: (configuration) => {
    const seen: string[] = [];
    for (const path of configuration.elements("tierings")) {
      const tier = configuration.text(`${path}.accessTier`) ?? "";
      const days = configuration.number(`${path}.days`) ?? 0;
      const least = LEAST_DAYS[tier];
      if (least === undefined || seen.includes(tier)) {
        return violated(`${path}.accessTier`, tier, `write each of ${Object.keys(LEAST_DAYS).join(", ")} once at most`);
      }
      if (days < least || days > MOST_DAYS) return violated(`${path}.days`, days, `write ${least} to ${MOST_DAYS}`);
      seen.push(tier);
    }
    return satisfied;
  },
};
