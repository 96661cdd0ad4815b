import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createWebAcl } from "../shared/web-acl";
import { isInternal } from "./cdn";
import type { ComputeArgs } from "./compute-args";
import { createOriginSecret, HEADER_NAME, type OriginHeader } from "./origin-lock";

/** What the regional web ACL's metrics are counted by. */
const METRIC_NAME = "balancer-firewall";

export interface SecondDoor {
  /** What the CDN sends, so that its requests, which its own web ACL has judged, are not judged again. */
  readonly header: OriginHeader;
  readonly firewall: { readonly metricName: string; readonly logGroupName: pulumi.Output<string> };
  /** The load balancer, once the web ACL stands before it. */
  readonly loadBalancerArn: pulumi.Output<string>;
}

/**
 * What guards the load balancer where an accelerator leads to it beside the CDN: a web ACL with the CDN's own rules. It
 * knows the CDN by the origin header and leaves its requests alone: they were judged with the readers' addresses, while
 * here they all come from CloudFront's few, which the rate limit would refuse. Undefined without an accelerator.
 *
 * The door itself, port 443 for everybody, is open to nobody before: the load balancer is internal, and only the
 * accelerator's endpoint, which waits for the web ACL, makes a way to it.
 */
export function createSecondDoor(
  name: string,
  args: ComputeArgs,
  loadBalancer: aws.lb.LoadBalancer,
  options: pulumi.CustomResourceOptions,
): SecondDoor | undefined {
  const { accelerator } = args;
  if (accelerator === undefined || !isInternal(args)) return undefined;
  const secret = createOriginSecret(name, args, options);
  if (secret === undefined) return undefined;
  const { webAcl, logGroup } = createWebAcl(
    name,
    {
      ...accelerator.firewall,
      scope: "REGIONAL",
      metricName: METRIC_NAME,
      // Letters and digits only, so that nothing in them means anything to a regular expression.
      unless: { header: HEADER_NAME, matches: pulumi.interpolate`^(${secret.current}|${secret.previous})$` },
      logRetentionDays: accelerator.firewallLogRetentionDays,
      logKeyArn: args.logging?.keyArn,
      isProtected: args.isProtected,
    },
    options,
  );
  const association = new aws.wafv2.WebAclAssociation(
    `${name}-firewall`,
    { resourceArn: loadBalancer.arn, webAclArn: webAcl.arn },
    options,
  );
  return {
    header: { name: HEADER_NAME, value: pulumi.all([secret.current, webAcl.arn]).apply(([current]) => current) },
    firewall: { metricName: METRIC_NAME, logGroupName: logGroup.name },
    loadBalancerArn: pulumi.all([loadBalancer.arn, association.id]).apply(([arn]) => arn),
  };
}
