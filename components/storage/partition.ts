import { partitionOf } from "../shared/partition";

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
