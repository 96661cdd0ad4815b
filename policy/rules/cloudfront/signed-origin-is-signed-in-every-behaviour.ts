import { behaviorsOf, DISTRIBUTION, originIdsOf } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

function isSigned(distribution: ResourceView, behavior: string): boolean {
  return ["trustedKeyGroups", "trustedSigners"].some((each) => (distribution.length(`${behavior}.${each}`) ?? 0) > 0);
}

export const rule: Rule = {
  description: "What one behaviour serves with a signature only, no other behaviour serves without.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-overview.html"],
  remedy: "Keep the media in one behaviour, as components/edge/distribution.ts does.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    const behaviors = behaviorsOf(distribution);
    const originsOf = (behavior: string): readonly string[] => originIdsOf(distribution, behavior);
    const signed = behaviors.filter((behavior) => isSigned(distribution, behavior)).flatMap(originsOf);
    if (signed.length === 0) return notApplicable;
    const open = behaviors.find(
      (behavior) => originsOf(behavior).some((id) => signed.includes(id)) && !isSigned(distribution, behavior),
    );
    if (open === undefined) return satisfied;
    return violated(`${open}.trustedKeyGroups`, undefined, "name the key group of the other behaviour");
  },
};
