import type * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_PREFIX_LISTS } from "../shared/cloudfront-prefix-lists";
import { type Problem, unless } from "../shared/errors";

/** What the tier's arguments say of a CDN before the load balancer. */
interface CdnArgs {
  readonly cdn?: { readonly originSecretVersion?: number | undefined } | undefined;
  readonly isInternalBehindCdn: boolean;
  readonly domain?: { readonly certificateArn: pulumi.Input<string> } | undefined;
  readonly certificateArn?: string | undefined;
  readonly accelerator?: object | undefined;
  readonly region: string;
}

/** Whether the load balancer has private addresses only. */
export function isInternal({ cdn, isInternalBehindCdn }: Pick<CdnArgs, "cdn" | "isInternalBehindCdn">): boolean {
  return cdn !== undefined && isInternalBehindCdn;
}

/** What keeps CloudFront from the load balancer, or lets others in. */
export function findCdnProblems(args: CdnArgs): Problem[] {
  const { cdn, domain, certificateArn, region } = args;
  if (cdn === undefined) return findSecondDoorProblems(args);
  const { originSecretVersion = 0 } = cdn;
  return [
    ...findSecondDoorProblems(args),
    ...unless(
      (isInternal(args) && args.accelerator === undefined) ||
        (Number.isInteger(originSecretVersion) && originSecretVersion >= 1),
      {
        key: "compute.cdn.originSecretVersion",
        received: cdn.originSecretVersion,
        allowed: "a whole number from 1",
      },
    ),
    ...unless(CLOUDFRONT_PREFIX_LISTS[region] !== undefined, {
      key: "compute.region",
      received: region,
      allowed: Object.keys(CLOUDFRONT_PREFIX_LISTS).join(", "),
      reason: "Behind a CDN the load balancer admits CloudFront's prefix list, whose id is known in these Regions.",
    }),
    ...unless(certificateArn === undefined || domain !== undefined, {
      key: "compute.certificateArn",
      received: certificateArn,
      allowed: "nothing behind a CDN, whose domain brings the certificate",
      reason: "CloudFront checks the certificate's name, which an ARN does not tell.",
    }),
  ];
}

/** A public load balancer answers the CDN's header only, so nobody gets an answer through an accelerator. */
function findSecondDoorProblems(args: CdnArgs): Problem[] {
  if (args.accelerator === undefined) return [];
  return unless(isInternal(args) && args.domain !== undefined, {
    key: "compute.accelerator",
    received: undefined,
    statement: "there, without an internal load balancer that has the domain's certificate",
    allowed: "the block where policy has the load balancer internal behind the CDN, and the CDN a domain",
  });
}
