import { type Rule, satisfied, violated } from "../../rule";
import { TRAIL } from "../../trails";

/** What must be true, and what AWS's provider takes where it is left out. */
const NEEDED = { isMultiRegionTrail: false, includeGlobalServiceEvents: true, enableLogging: true };

export const rule: Rule = {
  description: "A trail is started and records the calls in every Region, those of global services included.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1"],
  controls: ["CloudTrail.1", "CloudTrail.3"],
  remedy: "Keep the three settings in components/audit/trail.ts: attackers work where nobody looks.",
  types: [TRAIL],
  check: (trail) => {
    const missing = Object.entries(NEEDED).find(([property, otherwise]) =>
      trail.has(property) ? !trail.flag(property) : !otherwise,
    );
    if (missing === undefined) return satisfied;
    return violated(missing[0], trail.value(missing[0]), "write true");
  },
};
