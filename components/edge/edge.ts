import * as pulumi from "@pulumi/pulumi";
import { createAccessLogs } from "./access-logs";
import { createDistribution } from "./distribution";
import { type EdgeArgs, refuseBadArgs } from "./edge-args";
import { createFirewall, METRIC_NAME } from "./firewall";
import { createMediaKeys } from "./media-keys";
import { createHealthCheck, createRecords } from "./records";
import { createResponseHeaders } from "./response-headers";
import { createSinglePageRouting } from "./single-page-routing";
import { admitDistribution, createSiteBucket } from "./site-bucket";
import { createVpcOrigin } from "./vpc-origin";

export type { EdgeArgs } from "./edge-args";

/**
 * What faces the reader: CloudFront before the site's bucket and the load balancer, AWS WAF before CloudFront, and the
 * records that lead there. Nothing behind it answers anybody else.
 *
 * Leaves out: the site's files (`npm run publish-site`), certificates (components/domain), alarms.
 *
 * Stateful: the site's bucket and both logs.
 *
 * Cost before traffic, USD a month: 10 for the firewall, about 3 for the health check, nothing for the rest. Traffic in
 * Seoul: 0.12 per GB and 0.012 per 10,000 requests.
 */
export class Edge extends pulumi.ComponentResource {
  /** Where readers go: the domain, or CloudFront's own name. */
  readonly url: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  readonly distributionArn: pulumi.Output<string>;
  /** Where the site is published to. */
  readonly siteBucket: pulumi.Output<string>;
  /** Undefined without a firewall. */
  readonly webAclArn: pulumi.Output<string> | undefined;
  /** What its metrics are counted by, and where it logs, both in us-east-1; undefined without a firewall. */
  readonly firewall: { readonly metricName: string; readonly logGroupName: pulumi.Output<string> } | undefined;
  /** Undefined without a health check. */
  readonly healthCheckId: pulumi.Output<string> | undefined;

  constructor(name: string, args: EdgeArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:edge:Edge", name, {}, options);
    refuseBadArgs(name, args);

    const child = { parent: this };
    const site = createSiteBucket(name, args, child);
    const routing = createSinglePageRouting(name, child);
    const responseHeaders = createResponseHeaders(name, args, child);
    const firewall = createFirewall(name, args, child);
    const vpcOrigin = createVpcOrigin(name, args, child);
    const mediaKeys = createMediaKeys(name, args, child);
    const parts = { site: site.bucket, routing, responseHeaders, firewall: firewall?.webAcl, vpcOrigin, mediaKeys };
    const distribution = createDistribution(name, args, parts, child);
    admitDistribution(name, site, distribution, child);
    createAccessLogs(name, args, distribution, child);
    createRecords(name, args, distribution, child);
    const healthCheck = createHealthCheck(name, args, child);

    this.url = pulumi.interpolate`https://${args.domain?.name ?? distribution.domainName}`;
    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.siteBucket = site.bucket.bucket;
    this.webAclArn = firewall?.webAcl.arn;
    this.firewall = firewall && { metricName: METRIC_NAME, logGroupName: firewall.logGroup.name };
    this.healthCheckId = healthCheck?.id;
    this.registerOutputs({
      url: this.url,
      distributionId: this.distributionId,
      distributionArn: this.distributionArn,
      siteBucket: this.siteBucket,
      webAclArn: this.webAclArn,
      firewall: this.firewall,
      healthCheckId: this.healthCheckId,
    });
  }
}
