import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Before X-Ray's own rule, which is asked last, at 10000. */
const PRIORITY = 1_000;

/**
 * How many of a service's requests are recorded: X-Ray's SDKs and OpenTelemetry ask for it through the CloudWatch agent,
 * so that it changes without a deployment of the application. 5 USD for a million traces, the first 100,000 a month free:
 * https://aws.amazon.com/xray/pricing/
 */
export function createSamplingRule(
  name: string,
  { serviceName, percent }: { readonly serviceName: string; readonly percent: number },
  options: pulumi.CustomResourceOptions,
): aws.xray.SamplingRule {
  return new aws.xray.SamplingRule(
    `${name}-traces`,
    {
      // Not named by the engine: X-Ray takes 32 characters.
      ruleName: serviceName,
      serviceName,
      priority: PRIORITY,
      version: 1,
      // Without the one a second that comes before the share: it alone would be 2.6 million traces a month.
      reservoirSize: 0,
      fixedRate: percent / 100,
      host: "*",
      httpMethod: "*",
      urlPath: "*",
      serviceType: "*",
      resourceArn: "*",
    },
    options,
  );
}
