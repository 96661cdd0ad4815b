import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const MOST = 35;

export const rule: Rule = {
  description: "Snapshots of a cache are kept for 35 days at most.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html"],
  remedy: "Lower `cache.snapshotRetentionDays` in environments/<env>.ts; what has to last longer is a manual snapshot.",
  types: [CACHE],
  check: (cache) => {
    const days = cache.number("snapshotRetentionLimit");
    if (days === undefined) return notApplicable;
    const instead = `write 0 to ${MOST} (InvalidParameterValue)`;
    return satisfiedWhen(days >= 0 && days <= MOST, "snapshotRetentionLimit", days, instead);
  },
};
