import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CheckedArgs } from "./accelerator-args";

/** The API's name. */
export function hostOf({ label, domain }: CheckedArgs): string {
  return `${label}.${domain.name}`;
}

/**
 * Leads the API's name to the accelerator, over IPv4, which is all it speaks. An alias: its queries are free. The health of
 * an accelerator is the accelerator's own matter; the health check asks all the way.
 */
export function createRecords(
  name: string,
  args: CheckedArgs,
  { dnsName, hostedZoneId: zoneId }: aws.globalaccelerator.Accelerator,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.route53.Record(
    `${name}-api-a`,
    {
      zoneId: args.domain.hostedZoneId,
      name: hostOf(args),
      type: "A",
      aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: false }],
    },
    options,
  );
}

/** Asks as a client would, from several Regions, every 30 seconds; three failures in a row are an outage. */
export function createHealthCheck(
  name: string,
  args: CheckedArgs,
  options: pulumi.CustomResourceOptions,
): aws.route53.HealthCheck | undefined {
  const { isHealthChecked, readersPath: resourcePath } = args;
  if (!isHealthChecked || resourcePath === undefined) return undefined;
  return new aws.route53.HealthCheck(
    `${name}-clients-way`,
    {
      type: "HTTPS",
      fqdn: hostOf(args),
      port: 443,
      enableSni: true,
      resourcePath,
      requestInterval: 30,
      failureThreshold: 3,
    },
    options,
  );
}
