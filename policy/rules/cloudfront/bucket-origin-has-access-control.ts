import { bucketOriginsOf, DISTRIBUTION } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description:
    "CloudFront signs its requests to a bucket with an origin access control, so that the bucket can be private.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.13"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  ],
  remedy: "Keep `originAccessControlId` in components/edge/distribution.ts.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    const origins = bucketOriginsOf(distribution);
    const open = origins.find((origin) => !distribution.has(`${origin}.originAccessControlId`));
    if (open !== undefined)
      return violated(`${open}.originAccessControlId`, undefined, "name an origin access control");
    return origins.length === 0 ? notApplicable : satisfied;
  },
};
