/**
 * CloudFront's managed policies by name. AWS publishes the ids next to the names, the same in every account, and never
 * changes them; looking one up by its name would need an account at every preview.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
export const CACHE_POLICIES = {
  /** Keeps answers as long as their `Cache-Control` says, 24 hours without one; asks the origin without query or cookies. */
  "Managed-CachingOptimized": "658327ea-f89d-4fab-a63d-7e88639e58f6",
  /** Keeps nothing. */
  "Managed-CachingDisabled": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
} as const;

export const ORIGIN_REQUEST_POLICIES = {
  /** Passes on everything the reader sent: headers, `Host` included, cookies, query. */
  "Managed-AllViewer": "216adef6-5c7f-47e4-b989-5492eafa07d3",
  /** The same, but with the origin's own name as `Host`. */
  "Managed-AllViewerExceptHostHeader": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
} as const;
