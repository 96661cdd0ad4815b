import { DISTRIBUTION, serverOriginsOf } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description:
    "A distribution with an API behind it does not turn error answers into pages: that holds for the API's too.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
    "https://github.com/aws-samples/sample-collaborative-ai-dlc/issues/233",
  ],
  remedy:
    "Route single-page paths with the function in components/edge/single-page-routing.ts, on the site's behaviour.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    if (serverOriginsOf(distribution).length === 0) return notApplicable;
    const masked = distribution
      .objects("customErrorResponses")
      .find((response) => response["responsePagePath"] !== undefined || response["responseCode"] !== undefined);
    if (masked === undefined) return satisfied;
    return violated("customErrorResponses", masked["errorCode"], "leave it out, or keep errorCachingMinTtl alone");
  },
};
