import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CheckedArgs } from "./accelerator-args";

/** The API's name. */
export function hostOf({ label, domain }: CheckedArgs): string {
  return `${label}.${domain.name}`;
}

interface Parts {
  readonly accelerator: aws.globalaccelerator.Accelerator;
  readonly healthCheck: aws.route53.HealthCheck | undefined;
}

/**
 * Leads the API's name to the accelerator, over IPv4, which is all it speaks; and, where the stack file names one, to a
 * second Region. Aliases: their queries are free, and a name that is one in one Region must be one in the other. The health
 * of an accelerator is the accelerator's own matter; the health check asks all the way.
 */
export function createRecords(
  name: string,
  args: CheckedArgs,
  { accelerator, healthCheck }: Parts,
  options: pulumi.CustomResourceOptions,
): void {
  const { secondRegion, region } = args;
  const create = (role: string, alias: Alias, more: Partial<aws.route53.RecordArgs>): aws.route53.Record =>
    new aws.route53.Record(
      `${name}-${role}`,
      { zoneId: args.domain.hostedZoneId, name: hostOf(args), type: "A", aliases: [alias], ...more },
      options,
    );
  const here = { name: accelerator.dnsName, zoneId: accelerator.hostedZoneId, evaluateTargetHealth: false };
  if (secondRegion === undefined) {
    create("api-a", here, {});
    return;
  }
  const { dnsName, hostedZoneId: zoneId, routing } = secondRegion;
  const there = { name: dnsName, zoneId, evaluateTargetHealth: true };
  const route = (type: "PRIMARY" | "SECONDARY", where: string): Partial<aws.route53.RecordArgs> => ({
    setIdentifier: where,
    ...(routing === "failover"
      ? { failoverRoutingPolicies: [{ type }] }
      : { latencyRoutingPolicies: [{ region: where }] }),
  });
  create("api-a", here, {
    ...route("PRIMARY", region),
    ...(healthCheck !== undefined && { healthCheckId: healthCheck.id }),
  });
  create("api-a-second", there, route("SECONDARY", secondRegion.region));
}

type Alias = aws.types.input.route53.RecordAlias;

/**
 * Asks as a client would, from several Regions, every 30 seconds; three failures in a row are an outage. Beside a second
 * Region it asks the accelerator by its own name: asked by the API's, which then leads away, it would be well again.
 */
export function createHealthCheck(
  name: string,
  args: CheckedArgs,
  { dnsName }: aws.globalaccelerator.Accelerator,
  options: pulumi.CustomResourceOptions,
): aws.route53.HealthCheck | undefined {
  const { isHealthChecked, readersPath: resourcePath, secondRegion } = args;
  if (!isHealthChecked || resourcePath === undefined) return undefined;
  return new aws.route53.HealthCheck(
    `${name}-clients-way`,
    {
      type: "HTTPS",
      fqdn: secondRegion === undefined ? hostOf(args) : dnsName,
      port: 443,
      enableSni: true,
      resourcePath,
      requestInterval: 30,
      failureThreshold: 3,
    },
    options,
  );
}
