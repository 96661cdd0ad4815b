import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ClosedBucket, createClosedBucket, createPolicy } from "../shared/closed-bucket";
import type { EdgeArgs } from "./edge-args";

/** How long a file that was overwritten or deleted can be brought back. */
const NONCURRENT_DAYS = 30;

/** The site's files: HTML, scripts, styles, pictures. Published into it, never by this program. */
export function createSiteBucket(
  name: string,
  { isSiteVersioned, isProtected }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): ClosedBucket {
  const expiry = isSiteVersioned ? { noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS } } : {};
  return createClosedBucket(`${name}-site`, { isVersioned: isSiteVersioned, expiry, isProtected }, options);
}

/**
 * Lets exactly this distribution read. CloudFront's service principal alone would admit every distribution of every
 * account: the condition is the lock. Listing is what makes S3 answer 404 for a file that is not there; without it a
 * missing file is "403 Access Denied". No reader can list: the site's behaviour passes no query string on, and its
 * function never asks for the bucket itself.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export function admitDistribution(
  name: string,
  site: ClosedBucket,
  distribution: aws.cloudfront.Distribution,
  options: pulumi.CustomResourceOptions,
): void {
  const { arn } = site.bucket;
  const admit = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
  };
  const statements = [
    { Sid: "LetDistributionRead", ...admit, Action: "s3:GetObject", Resource: pulumi.interpolate`${arn}/*` },
    { Sid: "LetDistributionTellWhatIsMissing", ...admit, Action: "s3:ListBucket", Resource: arn },
  ];
  createPolicy(`${name}-site`, site, statements, options);
}
