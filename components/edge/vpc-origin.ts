import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { EdgeArgs } from "./edge-args";

/** AWS says up to 15 minutes, and users saw the provider's own limit of 15 pass: terraform-aws-cloudfront#163. */
const PATIENCE = "30m";

/** The load balancer's listeners; CloudFront uses the one that its protocol needs. */
const PORTS = { httpPort: 80, httpsPort: 443 };

/**
 * CloudFront's way into the VPC, to an internal load balancer; undefined where that is public. CloudFront puts interfaces
 * of its own into the load balancer's subnets. Only distributions of this account can use it. It asks for an internet
 * gateway at the VPC, as a sign that the VPC wants the internet's traffic, but does not go through it. Costs nothing.
 *
 * AWS refuses to change one that a distribution uses, so a change makes a new one, which the distribution turns to before
 * the old one goes; the name is therefore a new one too.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
export function createVpcOrigin(
  name: string,
  { compute }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): aws.cloudfront.VpcOrigin | undefined {
  if (!compute.isInternal) return undefined;
  const { loadBalancerArn: arn } = compute;
  const originProtocolPolicy = compute.isEncrypted ? "https-only" : "http-only";
  const suffix = new random.RandomId(
    `${name}-vpc-origin`,
    { byteLength: 4, keepers: { arn, originProtocolPolicy } },
    options,
  );
  return new aws.cloudfront.VpcOrigin(
    `${name}-api`,
    {
      vpcOriginEndpointConfig: {
        name: pulumi.interpolate`${name}-api-${suffix.hex}`,
        arn,
        ...PORTS,
        originProtocolPolicy,
        originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
      },
    },
    {
      ...options,
      replaceOnChanges: ["vpcOriginEndpointConfig"],
      customTimeouts: { create: PATIENCE, delete: PATIENCE },
    },
  );
}
