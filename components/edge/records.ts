import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EdgeArgs } from "./edge-args";

/**
 * Leads every name to the distribution, over IPv4 and IPv6. Aliases, which the apex of a domain can have and whose
 * queries are free. Their target's health cannot be evaluated: AWS does not offer it for CloudFront.
 */
export function createRecords(
  name: string,
  { domain }: EdgeArgs,
  { domainName, hostedZoneId: zoneId }: aws.cloudfront.Distribution,
  options: pulumi.CustomResourceOptions,
): void {
  if (domain === undefined) return;
  for (const hostName of domain.hostNames) {
    const role = hostName === domain.name ? "apex" : hostName.slice(0, -domain.name.length - 1);
    for (const type of ["A", "AAAA"]) {
      new aws.route53.Record(
        `${name}-${role}-${type.toLowerCase()}`,
        {
          zoneId: domain.hostedZoneId,
          name: hostName,
          type,
          aliases: [{ name: domainName, zoneId, evaluateTargetHealth: false }],
        },
        options,
      );
    }
  }
}

/**
 * Asks as a reader would, from several Regions, every 30 seconds; three failures in a row are an outage. It steers no
 * traffic, for there is nowhere else to go: alarms watch it.
 */
export function createHealthCheck(
  name: string,
  { domain, isHealthChecked, healthCheckPath }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): aws.route53.HealthCheck | undefined {
  if (domain === undefined || !isHealthChecked || healthCheckPath === undefined) return undefined;
  return new aws.route53.HealthCheck(
    `${name}-readers-way`,
    {
      type: "HTTPS",
      fqdn: domain.name,
      port: 443,
      enableSni: true,
      resourcePath: healthCheckPath,
      requestInterval: 30,
      failureThreshold: 3,
    },
    options,
  );
}
