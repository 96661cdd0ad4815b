import type * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import { createWebAcl, type LoggedWebAcl } from "../shared/web-acl";
import type { EdgeArgs } from "./edge-args";

/** What the web ACL's own metrics are counted by. */
export const METRIC_NAME = "firewall";

/** AWS WAF before the distribution; undefined where policy has none. */
export function createFirewall(
  name: string,
  { hasFirewall, firewall, firewallLogRetentionDays, logging, isProtected }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): LoggedWebAcl | undefined {
  if (!hasFirewall || firewall === undefined) return undefined;
  return createWebAcl(
    name,
    {
      ...firewall,
      region: CLOUDFRONT_REGION,
      scope: "CLOUDFRONT",
      metricName: METRIC_NAME,
      logRetentionDays: firewallLogRetentionDays,
      logKeyArn: logging?.edgeKeyArn,
      isProtected,
    },
    options,
  );
}
