import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EdgeArgs } from "./edge-args";

const SECONDS_PER_YEAR = 31_536_000;

/**
 * What browsers are told about every answer, the site's and the API's. It overrides what the origin says: a page that
 * weakens one of these is a mistake, or an attack.
 *
 * No `includeSubDomains`: names below the domain that are not ours might still speak plain HTTP, and a browser keeps the
 * promise for a year.
 */
export function createResponseHeaders(
  name: string,
  { contentSecurityPolicy }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): aws.cloudfront.ResponseHeadersPolicy {
  return new aws.cloudfront.ResponseHeadersPolicy(
    `${name}-security`,
    {
      securityHeadersConfig: {
        strictTransportSecurity: { accessControlMaxAgeSec: SECONDS_PER_YEAR, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: "DENY", override: true },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
      },
    },
    options,
  );
}
