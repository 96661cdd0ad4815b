/**
 * What the engine would answer when a resource is registered. In a real preview AWS's attributes are unknown; here the
 * ones the program reads are stand-ins that say where they come from (`<type::name.property>`), so that a reader can
 * follow an address into a policy or a boot script. Every other attribute stays unknown, as on the real engine.
 */
import { referenceToOutput, type WireObject, type WireValue, wrapSecret } from "./wire-values";

type Attribute = string | ((urn: string, inputs: WireObject) => readonly [string, WireValue]);

/** Attributes beyond `id`, `arn` and `name` that the program reads, by type. */
const ATTRIBUTES: Readonly<Record<string, readonly Attribute[]>> = {
  "aws:acm/certificate:Certificate": [validationOptions],
  "aws:cloudfront/distribution:Distribution": ["domainName", "hostedZoneId"],
  "aws:globalaccelerator/accelerator:Accelerator": ["dnsName", "hostedZoneId"],
  "aws:route53/record:Record": ["fqdn"],
  "aws:rds/instance:Instance": ["address", "endpoint", "resourceId", masterUserSecrets],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    "primaryEndpointAddress",
    "readerEndpointAddress",
    memberClusters,
  ],
  "aws:kms/key:Key": ["keyId"],
  "aws:lb/loadBalancer:LoadBalancer": ["dnsName", "zoneId", "arnSuffix"],
  "aws:lb/targetGroup:TargetGroup": ["arnSuffix"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["latestVersion"],
  "aws:ec2/eip:Eip": ["allocationId", "publicIp"],
  "aws:s3/bucket:Bucket": ["bucket", "bucketRegionalDomainName"],
  "random:index/randomId:RandomId": ["hex"],
  "random:index/randomPassword:RandomPassword": ["result"],
};

/** One for each node. */
function memberClusters(urn: string, inputs: WireObject): readonly [string, WireValue] {
  const nodes = Array.from({ length: Number(inputs["numCacheClusters"] ?? 0) });
  return ["memberClusters", nodes.map((_, index) => referenceToOutput(urn, `memberClusters[${index.toString()}]`))];
}

/** RDS keeps a secret only for an instance whose password it manages. */
function masterUserSecrets(urn: string, inputs: WireObject): readonly [string, WireValue] {
  const secret = { secretArn: referenceToOutput(urn, "masterUserSecrets[0].secretArn") };
  return ["masterUserSecrets", inputs["manageMasterUserPassword"] === true ? [secret] : []];
}

/** ACM names the record that proves a domain; the same one for the name and its wildcard. */
function validationOptions(urn: string): readonly [string, WireValue] {
  const read = (part: string): WireValue => referenceToOutput(urn, `domainValidationOptions[0].${part}`);
  const parts = ["resourceRecordName", "resourceRecordType", "resourceRecordValue"];
  return ["domainValidationOptions", [Object.fromEntries(parts.map((part) => [part, read(part)]))]];
}

/** The id the engine would give. */
export function standInId(urn: string): string {
  return referenceToOutput(urn, "id");
}

/** The state the engine would answer with: the inputs as sent, and stand-ins for what AWS adds. */
export function standInState(
  type: string,
  urn: string,
  inputs: WireObject,
  secretOutputs: readonly string[],
): WireObject {
  const attributes = ["arn", "name", ...(ATTRIBUTES[type] ?? [])].map((attribute): readonly [string, WireValue] =>
    typeof attribute === "string" ? [attribute, referenceToOutput(urn, attribute)] : attribute(urn, inputs),
  );
  const state: Record<string, WireValue> = { ...Object.fromEntries(attributes), ...inputs };
  for (const key of secretOutputs) {
    if (state[key] !== undefined) state[key] = wrapSecret(state[key]);
  }
  return state;
}
