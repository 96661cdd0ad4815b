/** CloudFront distributions: their behaviours, and what stands behind them. */
import { ledTo, leadingTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
export const BUCKET = "aws:s3/bucket:Bucket";

/** Where CloudFront's own settings live: certificates, web ACLs, log deliveries. */
export const CLOUDFRONT_REGION = "us-east-1";

/** Paths of all behaviours: the default one and the ordered ones. */
export function behaviorsOf(distribution: ResourceView): readonly string[] {
  return ["defaultCacheBehavior", ...distribution.elements("orderedCacheBehaviors")];
}

/** Paths of the origins that are called by a public address: load balancers and other people's servers. */
export function customOriginsOf(distribution: ResourceView): readonly string[] {
  return distribution.elements("origins").filter((path) => distribution.has(`${path}.customOriginConfig`));
}

/** Paths of the origins that are servers, however they are reached. */
export function serverOriginsOf(distribution: ResourceView): readonly string[] {
  return distribution.elements("origins").filter((path) => isServer(distribution, path));
}

/** Paths of the origins that are buckets. */
export function bucketOriginsOf(distribution: ResourceView): readonly string[] {
  return distribution.elements("origins").filter((path) => !isServer(distribution, path));
}

/** Ids of the origins that a behaviour may ask: its own, or the members of its origin group. */
export function originIdsOf(distribution: ResourceView, behavior: string): readonly string[] {
  const target = distribution.text(`${behavior}.targetOriginId`);
  const group = distribution.elements("originGroups").find((each) => distribution.text(`${each}.originId`) === target);
  if (group === undefined) return target === undefined ? [] : [target];
  return distribution
    .elements(`${group}.members`)
    .map((member) => distribution.text(`${member}.originId`))
    .filter((id) => id !== undefined);
}

function isServer(distribution: ResourceView, origin: string): boolean {
  return ["customOriginConfig", "vpcOriginConfig"].some((each) => distribution.has(`${origin}.${each}`));
}

/** The load balancers that a VPC origin leads to. */
export function balancersBehind(vpcOrigin: ResourceView, stack: StackView): readonly ResourceView[] {
  return ledTo(stack, vpcOrigin, "vpcOriginEndpointConfig.arn", LOAD_BALANCER);
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
    .flatMap((distribution) => serverOriginsOf(distribution).map((path) => ({ distribution, path })))
    .filter(({ distribution, path }) =>
      ledTo(stack, distribution, `${path}.domainName`, LOAD_BALANCER).includes(loadBalancer),
    );
}

/** The log deliveries' sources that are this distribution. */
export function logSourcesOf(distribution: ResourceView, stack: StackView): readonly ResourceView[] {
  return leadingTo(stack, distribution, "aws:cloudwatch/logDeliverySource:LogDeliverySource", "resourceArn");
}
