/** CloudFront distributions: their behaviours, and what stands behind them. */
import { ledTo, leadingTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const BUCKET = "aws:s3/bucket:Bucket";

/** Where CloudFront's own settings live: certificates, web ACLs, log deliveries. */
export const CLOUDFRONT_REGION = "us-east-1";

/** Paths of all behaviours: the default one and the ordered ones. */
export function behaviorsOf(distribution: ResourceView): readonly string[] {
  return ["defaultCacheBehavior", ...distribution.elements("orderedCacheBehaviors")];
}

/** Paths of the origins that speak HTTP: load balancers and other people's servers. */
export function customOriginsOf(distribution: ResourceView): readonly string[] {
  return distribution.elements("origins").filter((path) => distribution.has(`${path}.customOriginConfig`));
}

/** Paths of the origins that are buckets. */
export function bucketOriginsOf(distribution: ResourceView): readonly string[] {
  return distribution
    .elements("origins")
    .filter((path) => !["customOriginConfig", "vpcOriginConfig"].some((each) => distribution.has(`${path}.${each}`)));
}

/** The stack's buckets behind a distribution. */
export function bucketsBehind(distribution: ResourceView, stack: StackView): readonly ResourceView[] {
  return bucketOriginsOf(distribution).flatMap((path) => ledTo(stack, distribution, `${path}.domainName`, BUCKET));
}

/** Each distribution before a load balancer, with the path of the origin. */
export function originsThatAre(
  loadBalancer: ResourceView,
  stack: StackView,
): readonly { readonly distribution: ResourceView; readonly path: string }[] {
  return stack
    .all(DISTRIBUTION)
    .flatMap((distribution) => customOriginsOf(distribution).map((path) => ({ distribution, path })))
    .filter(({ distribution, path }) =>
      ledTo(stack, distribution, `${path}.domainName`, LOAD_BALANCER).includes(loadBalancer),
    );
}

/** The log deliveries' sources that are this distribution. */
export function logSourcesOf(distribution: ResourceView, stack: StackView): readonly ResourceView[] {
  return leadingTo(stack, distribution, "aws:cloudwatch/logDeliverySource:LogDeliverySource", "resourceArn");
}
