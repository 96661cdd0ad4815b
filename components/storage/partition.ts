/** The part of the AWS world that a Region belongs to, as ARNs name it. */
export function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

/** Every CloudFront distribution of an account. */
export function distributionsOf({
  region,
  accountId,
}: {
  readonly region: string;
  readonly accountId: string;
}): string {
  return `arn:${partitionOf(region)}:cloudfront::${accountId}:distribution/*`;
}
