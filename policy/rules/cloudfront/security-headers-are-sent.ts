import { behaviorsOf, DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { satisfied, violated, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

const POLICY = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const HEADERS = ["strictTransportSecurity", "contentTypeOptions", "frameOptions", "referrerPolicy"];
const LEAST_SECONDS = 31_536_000;

/** The first header that a policy lacks, or holds too weak. */
function findWeak(policy: ResourceView): string | undefined {
  const missing = HEADERS.find((header) => !policy.has(`securityHeadersConfig.${header}`));
  if (missing !== undefined) return missing;
  const seconds = policy.number("securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec") ?? 0;
  return seconds < LEAST_SECONDS ? "strictTransportSecurity.accessControlMaxAgeSec" : undefined;
}

export const rule: Rule = {
  description: "Every answer of a distribution carries HSTS of a year, nosniff, frame options and a referrer policy.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html",
    "https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html",
  ],
  remedy: "Keep the response headers policy (components/edge/response-headers.ts) on every behaviour.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    for (const behavior of behaviorsOf(distribution)) {
      const property = `${behavior}.responseHeadersPolicyId`;
      if (!distribution.has(property)) return violated(property, undefined, "name a response headers policy");
      const [policy] = ledTo(stack, distribution, property, POLICY);
      const weak = policy === undefined ? undefined : findWeak(policy);
      if (weak !== undefined) return violated(property, weak, `write securityHeadersConfig.${weak} in the policy`);
    }
    return satisfied;
  },
};
