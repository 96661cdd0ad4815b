import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AcceleratorArgs, type CheckedArgs, refuseBadArgs } from "./accelerator-args";
import { createFlowLogs } from "./flow-logs";
import { createHealthCheck, createRecords } from "./records";

export type { AcceleratorArgs } from "./accelerator-args";

const HTTPS_PORT = 443;

/**
 * A second door beside the CDN, for the API: two addresses that never change and are announced from everywhere, from which
 * AWS's own network leads to the load balancer. Nothing is cached, and a connection ends near the client.
 *
 * Leaves out: the load balancer, its open port and the web ACL that guards it (components/compute/second-door.ts), the
 * certificate (components/domain), alarms. Its API is in us-west-2, wherever the stack is; the provider sees to it.
 *
 * Stateful: the flow logs, and the two addresses, which AWS gives to somebody else once the accelerator is gone.
 *
 * Cost, USD a month: 18 for the accelerator, about 3 for the health check; and for each GB of the busier direction a
 * premium that depends on both ends. Its addresses are not charged as public IPv4 addresses of a VPC are.
 * https://aws.amazon.com/global-accelerator/pricing/
 */
export class Accelerator extends pulumi.ComponentResource {
  /** Where clients of the API go. */
  readonly url: pulumi.Output<string>;
  /** Resolves to the two addresses. */
  readonly dnsName: pulumi.Output<string>;
  /** Undefined without a health check. */
  readonly healthCheckId: pulumi.Output<string> | undefined;

  constructor(name: string, given: AcceleratorArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:accelerator:Accelerator", name, {}, options);
    const args = refuseBadArgs(name, given);

    const child = { parent: this };
    const flowLogs = createFlowLogs(name, args, child);
    const accelerator = new aws.globalaccelerator.Accelerator(
      name,
      // IPv4, as the load balancer: an accelerator of both kinds takes no endpoint of one.
      { enabled: true, ipAddressType: "IPV4", ...(flowLogs && { attributes: flowLogs.attributes }) },
      { ...child, ...(flowLogs && { dependsOn: flowLogs.policy }) },
    );
    createWay(name, args, accelerator, child);
    const healthCheck = createHealthCheck(name, args, accelerator, child);
    createRecords(name, args, { accelerator, healthCheck }, child);

    this.url = pulumi.output(`https://${args.label}.${args.domain.name}`);
    this.dnsName = accelerator.dnsName;
    this.healthCheckId = healthCheck?.id;
    this.registerOutputs({ url: this.url, dnsName: this.dnsName, healthCheckId: this.healthCheckId });
  }
}

/**
 * HTTPS, passed on as it is: TLS ends at the load balancer. Without a server's port 80 nobody sends credentials in clear.
 *
 * Clients' addresses are kept, without which an internal load balancer cannot be an endpoint. To it, the VPC's internet
 * gateway is a sign that the VPC wants such traffic; nothing passes through it. AWS asks the load balancer's target groups
 * how they are, and the check written here where they say nothing.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html
 */
function createWay(
  name: string,
  { compute, region, healthCheckPath }: CheckedArgs,
  { arn: acceleratorArn }: aws.globalaccelerator.Accelerator,
  options: pulumi.CustomResourceOptions,
): void {
  const listener = new aws.globalaccelerator.Listener(
    name,
    {
      acceleratorArn,
      protocol: "TCP",
      clientAffinity: "NONE",
      portRanges: [{ fromPort: HTTPS_PORT, toPort: HTTPS_PORT }],
    },
    options,
  );
  new aws.globalaccelerator.EndpointGroup(
    name,
    {
      listenerArn: listener.arn,
      endpointGroupRegion: region,
      healthCheckProtocol: "HTTPS",
      healthCheckPort: HTTPS_PORT,
      healthCheckPath,
      healthCheckIntervalSeconds: 30,
      thresholdCount: 3,
      trafficDialPercentage: 100,
      endpointConfigurations: [
        { endpointId: compute.acceleratedLoadBalancerArn, clientIpPreservationEnabled: true, weight: 128 },
      ],
    },
    options,
  );
}
