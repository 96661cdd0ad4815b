import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse, unless } from "../shared/errors";
import { LOG_RETENTION_DAYS } from "../shared/log-retention";
import { findKeyProblems, type MediaKey } from "../shared/media-keys";
import { validateName } from "../shared/names";
import { ORIGIN_SHIELD_REGIONS } from "../shared/origin-shield-regions";
import type { FirewallSettings } from "../shared/web-acl";

/** What the edge tier is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface EdgeArgs {
  readonly compute: {
    readonly loadBalancerDnsName: pulumi.Input<string>;
    readonly loadBalancerArn: pulumi.Input<string>;
    /** Whether it has private addresses only; it is then reached through a VPC origin. */
    readonly isInternal: boolean;
    /** Whether the load balancer speaks HTTPS, with the domain's certificate. */
    readonly isEncrypted: boolean;
    /**
     * Opens a public load balancer to this distribution, and tells its requests from an accelerator's. Undefined where an
     * internal one has no second door, and where a public one serves the world, which is refused.
     */
    readonly originHeader: { readonly name: string; readonly value: pulumi.Input<string> } | undefined;
  };
  /** Without one the edge answers on CloudFront's own name, with CloudFront's certificate. */
  readonly domain?:
    | {
        readonly name: string;
        /** Every name that readers may use; each gets an A and an AAAA record. */
        readonly hostNames: readonly string[];
        readonly hostedZoneId: string;
        /** In us-east-1, and issued. */
        readonly viewerCertificateArn: pulumi.Input<string>;
      }
    | undefined;
  /** A bucket of large files, readable through the account's distributions only; served below `/media/`. */
  readonly media?:
    | {
        readonly bucketRegionalDomainName: pulumi.Input<string>;
        /** A copy in another Region; needed with `hasMediaFailover`. */
        readonly replicaRegionalDomainName?: pulumi.Input<string> | undefined;
      }
    | undefined;
  /** What the bucket of media does not answer is asked of its copy. */
  readonly hasMediaFailover?: boolean | undefined;
  /**
   * Media are served to whoever has a URL or cookie signed with one of these keys; left out, to everybody. Two keys while
   * they are rotated.
   */
  readonly signedMedia?: { readonly publicKeys: readonly MediaKey[] } | undefined;
  /**
   * One more cache, in this Region, that all others ask before the media and the load balancer: the origin sees a request
   * once instead of once for each part of the world. Charged by the request.
   */
  readonly originShieldRegion?: string | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Where in the world edges answer. `PriceClass_100`, the cheapest, is North America, Europe and Israel. */
  readonly priceClass: "PriceClass_100" | "PriceClass_200" | "PriceClass_All";
  /** What pages may load, and from where. */
  readonly contentSecurityPolicy: string;
  /** AWS WAF's settings; needed with `hasFirewall`, of no effect without. */
  readonly firewall?: FirewallSettings | undefined;
  /** What the health check asks for through the CDN, for example `/api/health`; needed with `isHealthChecked`. */
  readonly healthCheckPath?: string | undefined;
  /** AWS WAF in front of everything: 10 USD a month, 0.60 for each million requests. */
  readonly hasFirewall: boolean;
  /** Keep earlier versions of the site's files for 30 days. */
  readonly isSiteVersioned: boolean;
  /** Days that CloudFront's access logs are kept; 0 writes none. */
  readonly accessLogRetentionDays: number;
  /** Days that the web ACL's log is kept; one of the steps CloudWatch Logs offers. */
  readonly firewallLogRetentionDays: number;
  /** The key of log groups in us-east-1, where policy wants one. */
  readonly logging?: { readonly edgeKeyArn: pulumi.Input<string> } | undefined;
  /** Ask for `healthCheckPath` from around the world, every 30 seconds; about 3 USD a month. Needs a domain. */
  readonly isHealthChecked: boolean;
  /** Neither bucket nor log is deleted with what they hold. */
  readonly isProtected: boolean;
}

/**
 * The quota that CloudFront states for a header's value; it names none for this header in particular.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 */
const LONGEST_CONTENT_SECURITY_POLICY = 1_783;

/** Refuses, all at once, what AWS would refuse half-way through a deployment and what would leave the back door open. */
export function refuseBadArgs(name: string, args: EdgeArgs): void {
  refuse([
    // The tightest of all limits here; a name that passes fits every other resource of the tier.
    ...validateName("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", `${name}-access-logs`),
    ...findOriginProblems(args),
    ...findFirewallProblems(args),
    ...findHealthCheckProblems(args),
    ...findRetentionProblems(args),
    ...findMediaProblems(args),
    ...unless(/^[!-~]+( [!-~]+)*$/.test(args.contentSecurityPolicy), {
      key: "edge.contentSecurityPolicy",
      received: args.contentSecurityPolicy,
      allowed: "directives in ASCII, with single spaces between words",
    }),
    ...unless(args.contentSecurityPolicy.length <= LONGEST_CONTENT_SECURITY_POLICY, {
      key: "edge.contentSecurityPolicy",
      received: args.contentSecurityPolicy,
      allowed: `at most ${LONGEST_CONTENT_SECURITY_POLICY.toString()} characters`,
      reason: "CloudFront takes no longer header.",
    }),
  ]);
}

function findOriginProblems({ compute, domain }: EdgeArgs): Problem[] {
  return [
    ...unless(compute.isInternal || compute.originHeader !== undefined, {
      key: "edge.compute.originHeader",
      received: undefined,
      allowed: "the header of a load balancer that was told that a CDN stands before it",
      reason: "A load balancer that serves the world is a way around the CDN and its firewall.",
    }),
    ...unless(compute.isEncrypted === (domain !== undefined), {
      key: "edge.domain",
      received: domain?.name,
      allowed: compute.isEncrypted
        ? "the domain of the load balancer's certificate"
        : "a domain that the load balancer has too",
      reason: "CloudFront passes the reader's Host on, and checks the load balancer's certificate for that name.",
    }),
  ];
}

function findMediaProblems({ media, hasMediaFailover, signedMedia, originShieldRegion }: EdgeArgs): Problem[] {
  const regions: readonly string[] = ORIGIN_SHIELD_REGIONS;
  return [
    ...unless(originShieldRegion === undefined || regions.includes(originShieldRegion), {
      key: "edge.originShieldRegion",
      received: originShieldRegion,
      allowed: `one of ${regions.join(", ")}`,
      reason: "CloudFront offers Origin Shield in no other Region.",
    }),
    ...unless(hasMediaFailover !== true || media?.replicaRegionalDomainName !== undefined, {
      key: "edge.hasMediaFailover",
      received: hasMediaFailover,
      allowed: "true where media have a copy in another Region",
    }),
    ...unless(signedMedia === undefined || media !== undefined, {
      key: "edge.signedMedia",
      received: undefined,
      statement: "there, without media",
      allowed: "the block together with media",
    }),
    ...(signedMedia === undefined ? [] : findKeyProblems(signedMedia.publicKeys, "edge.signedMedia.publicKeys")),
  ];
}

function findFirewallProblems({ firewall, hasFirewall }: EdgeArgs): Problem[] {
  if (firewall === undefined) {
    return unless(!hasFirewall, {
      key: "edge.firewall",
      received: undefined,
      allowed: "a block with mode and requestsPer5Minutes",
      reason: "This environment's policy has a firewall.",
    });
  }
  const { requestsPer5Minutes: received } = firewall;
  return unless(Number.isInteger(received) && received >= 10 && received <= 2_000_000_000, {
    key: "edge.firewall.requestsPer5Minutes",
    received,
    allowed: "a whole number from 10 to 2000000000",
    reason: "AWS WAF takes no other limit.",
  });
}

function findHealthCheckProblems({ isHealthChecked, healthCheckPath, domain }: EdgeArgs): Problem[] {
  if (!isHealthChecked || domain === undefined) return [];
  return unless(healthCheckPath !== undefined && /^\/[!-~]{0,254}$/.test(healthCheckPath), {
    key: "edge.healthCheckPath",
    received: healthCheckPath,
    allowed: "a path that starts with / and has at most 255 characters, ASCII and none of them a space",
    reason: "This environment's policy has the readers' way in checked.",
  });
}

function findRetentionProblems({ accessLogRetentionDays: days, firewallLogRetentionDays }: EdgeArgs): Problem[] {
  return [
    ...unless(Number.isInteger(days) && days >= 0 && days <= 36_500, {
      key: "edge.accessLogRetentionDays",
      received: days,
      allowed: "a whole number from 0 to 36500",
      reason: "S3 expires objects after one day at the earliest; 0 writes no logs.",
    }),
    ...unless(LOG_RETENTION_DAYS.includes(firewallLogRetentionDays), {
      key: "edge.firewallLogRetentionDays",
      received: firewallLogRetentionDays,
      allowed: `one of ${LOG_RETENTION_DAYS.join(", ")}`,
      reason: "CloudWatch Logs offers no other retention.",
    }),
  ];
}
