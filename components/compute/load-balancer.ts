import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AccessLogBucket } from "./access-log-bucket";
import { isInternal } from "./cdn";
import { certificateOf, type ComputeArgs } from "./compute-args";
import { REFUSAL } from "./origin-lock";

/**
 * TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange: AWS's recommendation and its console's default,
 * while the API's own default still accepts TLS 1.0.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/**
 * 16 USD a month in Seoul, 7 for its two public addresses unless it is internal, and 6 for each capacity unit it uses on
 * average.
 */
export function createLoadBalancer(
  name: string,
  args: ComputeArgs,
  securityGroup: aws.ec2.SecurityGroup,
  accessLogs: AccessLogBucket,
  options: pulumi.CustomResourceOptions,
): aws.lb.LoadBalancer {
  return new aws.lb.LoadBalancer(
    `${name}-alb`,
    {
      loadBalancerType: "application",
      internal: isInternal(args),
      ipAddressType: "ipv4",
      subnets: isInternal(args) ? args.network.privateSubnetIds : args.network.publicSubnetIds,
      securityGroups: [securityGroup.id],
      enableHttp2: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: args.isProtected,
      // Free, and lets a person or AWS take its traffic out of an impaired zone.
      enableZonalShift: true,
      // `enabled` is false unless stated, even with a bucket.
      accessLogs: { enabled: true, bucket: accessLogs.bucket.bucket, prefix: accessLogs.prefix },
    },
    // AWS writes a test object when logs are turned on, which the policy must already allow.
    { ...options, dependsOn: accessLogs.policy },
  );
}

/** Instances as targets, over plain HTTP inside the VPC: TLS ends at the load balancer. */
export function createTargetGroup(
  name: string,
  args: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): aws.lb.TargetGroup {
  return new aws.lb.TargetGroup(
    // Short: AWS allows 32 characters, eight of which auto-naming takes.
    `${name}-target`,
    {
      vpcId: args.network.vpcId,
      targetType: "instance",
      protocol: "HTTP",
      protocolVersion: "HTTP1",
      port: args.containerPort,
      deregistrationDelay: args.deregistrationDelaySeconds,
      // Sessions live in the cache, so any instance can answer.
      stickiness: { enabled: false, type: "lb_cookie" },
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
        port: "traffic-port",
        path: args.healthCheckPath,
        matcher: "200",
        interval: 30,
        timeout: 5,
        healthyThreshold: 2,
        // Out of traffic after 90 seconds; a restart for a rotated password must not cost the instance its life.
        unhealthyThreshold: 3,
      },
    },
    options,
  );
}

/**
 * HTTPS with a redirect from port 80 when there is a certificate, plain HTTP otherwise. Behind a CDN one listener: the
 * CDN redirects its readers itself, and speaks HTTPS wherever it can. Where it is public, that one refuses by default.
 */
export function createListeners(
  name: string,
  args: ComputeArgs,
  loadBalancer: aws.lb.LoadBalancer,
  targetGroup: aws.lb.TargetGroup,
  options: pulumi.CustomResourceOptions,
): readonly [main: aws.lb.Listener, ...others: aws.lb.Listener[]] {
  const certificateArn = certificateOf(args);
  const forward = { type: "forward", targetGroupArn: targetGroup.arn } satisfies DefaultAction;
  const main = args.cdn === undefined || isInternal(args) ? forward : REFUSAL;
  const create = (role: string, listener: Omit<aws.lb.ListenerArgs, "loadBalancerArn">): aws.lb.Listener =>
    new aws.lb.Listener(`${name}-${role}`, { ...listener, loadBalancerArn: loadBalancer.arn }, options);

  if (certificateArn === undefined) {
    return [create("http", { protocol: "HTTP", port: 80, defaultActions: [main] })];
  }
  const redirects = args.cdn === undefined ? [create("http", REDIRECTION)] : [];
  const https = create("https", {
    protocol: "HTTPS",
    port: 443,
    sslPolicy: TLS_POLICY,
    certificateArn,
    defaultActions: [main],
  });
  return [https, ...redirects];
}

type DefaultAction = aws.types.input.lb.ListenerDefaultAction;

const REDIRECTION = {
  protocol: "HTTP",
  port: 80,
  defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
};
