import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EdgeArgs } from "./edge-args";
import { CACHE_POLICIES, ORIGIN_REQUEST_POLICIES } from "./managed-policies";

export interface DistributionParts {
  readonly site: aws.s3.Bucket;
  readonly routing: aws.cloudfront.Function;
  readonly responseHeaders: aws.cloudfront.ResponseHeadersPolicy;
  readonly firewall: aws.wafv2.WebAcl | undefined;
  /** Undefined where the load balancer is public. */
  readonly vpcOrigin: aws.cloudfront.VpcOrigin | undefined;
  /** Undefined where anybody may watch the media. */
  readonly mediaKeys: aws.cloudfront.KeyGroup | undefined;
}

const SITE = "site";
const API = "api";
const API_PATH = "/api/*";
const MEDIA = "media";
/** The media's bucket in another Region, and both as one. */
const MEDIA_COPY = "media-copy";
const MEDIA_GROUP = "media-or-copy";
const MEDIA_PATH = "/media/*";

/** TLS 1.2 and 1.3, with the ciphers of CloudFront's newest policy that still has TLS 1.2. */
const VIEWER_TLS = "TLSv1.2_2025";

/** A load balancer closes idle connections after 60 seconds; nobody waits longer for an answer. */
const ORIGIN_READ_SECONDS = 60;

/**
 * One name for everything: `/api/*` is the load balancer's, `/media/*` the media's, the rest the site's. No custom error responses: they would
 * hold for the whole distribution and turn the API's 404 and 403 into pages.
 *
 * With the domain's certificate the oldest protocol is TLS 1.2. On CloudFront's own name AWS decides, and still accepts
 * TLS 1.0.
 */
export function createDistribution(
  name: string,
  args: EdgeArgs,
  parts: DistributionParts,
  options: pulumi.CustomResourceOptions,
): aws.cloudfront.Distribution {
  const accessControl = new aws.cloudfront.OriginAccessControl(
    `${name}-site`,
    { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
    options,
  );
  return new aws.cloudfront.Distribution(
    name,
    {
      enabled: true,
      comment: name,
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: args.priceClass,
      defaultRootObject: "index.html",
      origins: [describeSite(parts, accessControl), describeApi(args, parts), ...listMedia(args, accessControl)],
      ...describeMediaFailover(args),
      orderedCacheBehaviors: [describeApiBehavior(args, parts), ...listMediaBehaviors(args, parts)],
      defaultCacheBehavior: describeSiteBehavior(parts),
      ...describeNames(args),
      ...(parts.firewall !== undefined && { webAclId: parts.firewall.arn }),
      restrictions: { geoRestriction: { restrictionType: "none" } },
    },
    options,
  );
}

function describeSite(
  { site }: DistributionParts,
  accessControl: aws.cloudfront.OriginAccessControl,
): aws.types.input.cloudfront.DistributionOrigin {
  return { originId: SITE, domainName: site.bucketRegionalDomainName, originAccessControlId: accessControl.id };
}

function listMedia(
  args: EdgeArgs,
  { id }: aws.cloudfront.OriginAccessControl,
): aws.types.input.cloudfront.DistributionOrigin[] {
  const { media } = args;
  if (media === undefined) return [];
  const describe = (originId: string, domainName: pulumi.Input<string>) => ({
    ...{ originId, domainName, originAccessControlId: id },
    ...describeShield(args),
  });
  const { bucketRegionalDomainName, replicaRegionalDomainName: replica } = media;
  const copies = args.hasMediaFailover === true && replica !== undefined ? [describe(MEDIA_COPY, replica)] : [];
  return [describe(MEDIA, bucketRegionalDomainName), ...copies];
}

/**
 * When to ask the copy: the Region's S3 fails, or its key refuses to decrypt, which S3 reports as 403. A missing object is a
 * 403 too, as the CDN may not list: it is asked for twice, and the copy, 15 minutes behind at most, says the same.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
const FAILOVER_STATUS_CODES = [403, 500, 502, 503, 504];

function describeMediaFailover({ hasMediaFailover }: EdgeArgs): Pick<aws.cloudfront.DistributionArgs, "originGroups"> {
  if (hasMediaFailover !== true) return {};
  const members = [MEDIA, MEDIA_COPY].map((originId) => ({ originId }));
  return {
    originGroups: [{ originId: MEDIA_GROUP, members, failoverCriteria: { statusCodes: FAILOVER_STATUS_CODES } }],
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html */
function describeShield({
  originShieldRegion,
}: EdgeArgs): Pick<aws.types.input.cloudfront.DistributionOrigin, "originShield"> {
  return originShieldRegion === undefined ? {} : { originShield: { enabled: true, originShieldRegion } };
}

/** The whole path is the object's key: `/media/a.mp4` is `media/a.mp4` in the bucket. */
function listMediaBehaviors(
  { media, hasMediaFailover }: EdgeArgs,
  { responseHeaders, mediaKeys }: DistributionParts,
): aws.types.input.cloudfront.DistributionOrderedCacheBehavior[] {
  if (media === undefined) return [];
  const signers = mediaKeys === undefined ? {} : { trustedKeyGroups: [mediaKeys.id] };
  const targetOriginId = hasMediaFailover === true ? MEDIA_GROUP : MEDIA;
  return [{ pathPattern: MEDIA_PATH, targetOriginId, ...describeFiles(responseHeaders), ...signers }];
}

/** Files of a bucket: read only, kept as long as their own headers say. */
function describeFiles(
  responseHeaders: aws.cloudfront.ResponseHeadersPolicy,
): Omit<aws.types.input.cloudfront.DistributionDefaultCacheBehavior, "targetOriginId"> {
  return {
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    compress: true,
    cachePolicyId: CACHE_POLICIES["Managed-CachingOptimized"],
    responseHeadersPolicyId: responseHeaders.id,
  };
}

/** Through the VPC origin, which knows port and protocol, or by a public address; there the header opens the lock. */
function describeApi(args: EdgeArgs, { vpcOrigin }: DistributionParts): aws.types.input.cloudfront.DistributionOrigin {
  const { compute } = args;
  const { originHeader } = compute;
  const origin = {
    originId: API,
    domainName: compute.loadBalancerDnsName,
    ...describeShield(args),
    // It overwrites one of the same name that a reader may send.
    ...(originHeader !== undefined && { customHeaders: [originHeader] }),
  };
  if (vpcOrigin !== undefined) {
    return { ...origin, vpcOriginConfig: { vpcOriginId: vpcOrigin.id, originReadTimeout: ORIGIN_READ_SECONDS } };
  }
  return {
    ...origin,
    customOriginConfig: {
      originProtocolPolicy: compute.isEncrypted ? "https-only" : "http-only",
      httpPort: 80,
      httpsPort: 443,
      originSslProtocols: ["TLSv1.2"],
      originReadTimeout: ORIGIN_READ_SECONDS,
    },
  };
}

/**
 * Nothing is kept, everything passes. No redirect from plain HTTP: the request that would be redirected has already shown
 * its credentials, so it is refused.
 *
 * With a domain the reader's `Host` goes along, which is also the name that the load balancer's certificate has.
 */
function describeApiBehavior(
  { domain }: EdgeArgs,
  { responseHeaders }: DistributionParts,
): aws.types.input.cloudfront.DistributionOrderedCacheBehavior {
  const requestPolicy = domain === undefined ? "Managed-AllViewerExceptHostHeader" : "Managed-AllViewer";
  return {
    pathPattern: API_PATH,
    targetOriginId: API,
    viewerProtocolPolicy: "https-only",
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    compress: true,
    cachePolicyId: CACHE_POLICIES["Managed-CachingDisabled"],
    originRequestPolicyId: ORIGIN_REQUEST_POLICIES[requestPolicy],
    responseHeadersPolicyId: responseHeaders.id,
  };
}

function describeSiteBehavior({
  routing,
  responseHeaders,
}: DistributionParts): aws.types.input.cloudfront.DistributionDefaultCacheBehavior {
  return {
    targetOriginId: SITE,
    ...describeFiles(responseHeaders),
    functionAssociations: [{ eventType: "viewer-request", functionArn: routing.arn }],
  };
}

function describeNames({ domain }: EdgeArgs): Pick<aws.cloudfront.DistributionArgs, "aliases" | "viewerCertificate"> {
  if (domain === undefined) return { viewerCertificate: { cloudfrontDefaultCertificate: true } };
  return {
    aliases: [...domain.hostNames],
    viewerCertificate: {
      acmCertificateArn: domain.viewerCertificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: VIEWER_TLS,
    },
  };
}
