/**
 * Attributes as AWS would answer them, made from a resource's type and logical name, so that two resources never share
 * one and a wiring test cannot pass for the wrong resource.
 */
import type { JsonObject } from "../../policy/resource-graph";

const REGION = "ap-northeast-2";
const ACCOUNT = "123456789012";

const ID_PREFIXES: Readonly<Record<string, string>> = {
  "aws:ec2/securityGroup:SecurityGroup": "sg",
  "aws:ec2/launchTemplate:LaunchTemplate": "lt",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce",
  "aws:kms/key:Key": "key",
};

function serviceOf(type: string): string {
  return type.split(":")[1]?.split("/")[0] ?? "";
}

function kindOf(type: string): string {
  return (type.split(":").at(-1) ?? "").toLowerCase();
}

export function idOf(type: string, name: string): string {
  return `${ID_PREFIXES[type] ?? kindOf(type)}-${name}`;
}

function arnOf(type: string, name: string, region: unknown = REGION): string {
  return `arn:aws:${serviceOf(type)}:${String(region)}:${ACCOUNT}:${kindOf(type)}/${name}`;
}

/** What AWS adds to the inputs, for the types whose attributes the program reads. */
const ATTRIBUTES: Readonly<Record<string, (name: string, inputs: JsonObject) => JsonObject>> = {
  "awsx:ec2:Vpc": (name, inputs) => vpcAttributes(name, inputs),
  "aws:rds/instance:Instance": (name, inputs) => ({
    address: `${name}.abcdefghijkl.${REGION}.rds.amazonaws.com`,
    endpoint: `${name}.abcdefghijkl.${REGION}.rds.amazonaws.com:5432`,
    port: inputs["port"] ?? 5432,
    resourceId: `db-${name.toUpperCase()}`,
    masterUserSecrets:
      inputs["manageMasterUserPassword"] === true
        ? [{ secretArn: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:rds!${name}`, secretStatus: "active" }]
        : [],
  }),
  "aws:elasticache/replicationGroup:ReplicationGroup": (name, inputs) => ({
    memberClusters: Array.from(
      { length: Number(inputs["numCacheClusters"] ?? 0) },
      (_, index) => `${name}-00${(index + 1).toString()}`,
    ),
    primaryEndpointAddress: `master.${name}.abcdef.apn2.cache.amazonaws.com`,
    readerEndpointAddress: `replica.${name}.abcdef.apn2.cache.amazonaws.com`,
  }),
  "aws:lb/loadBalancer:LoadBalancer": (name) => ({
    dnsName: `${name}-1234567890.${REGION}.elb.amazonaws.com`,
    zoneId: "ZWKZPGTI48KDX",
    arnSuffix: `app/${name}/0123456789abcdef`,
  }),
  "aws:lb/targetGroup:TargetGroup": (name) => ({ arnSuffix: `targetgroup/${name}/0123456789abcdef` }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1, defaultVersion: 1 }),
  "aws:acm/certificate:Certificate": (_name, inputs) => ({
    domainValidationOptions: [inputs["domainName"], ...((inputs["subjectAlternativeNames"] ?? []) as string[])].map(
      (domainName) => ({
        domainName: String(domainName),
        // One record for a name and its wildcard, and for every Region of an account, as ACM has it.
        resourceRecordName: `_proof.${String(inputs["domainName"])}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_answer.acm-validations.aws.",
      }),
    ),
  }),
  "aws:cloudfront/distribution:Distribution": (name) => ({
    domainName: `${name}.cloudfront.net`,
    hostedZoneId: "Z2FDTNDATAQYW2",
  }),
  "aws:globalaccelerator/accelerator:Accelerator": (name) => ({
    dnsName: `${name}.awsglobalaccelerator.com`,
    hostedZoneId: "Z2BJ6XQ5FK7U4H",
  }),
  "aws:route53/record:Record": (_name, inputs) => ({ fqdn: inputs["name"] ?? "" }),
  "aws:s3/bucket:Bucket": (name) => ({ bucket: name, bucketRegionalDomainName: `${name}.s3.${REGION}.amazonaws.com` }),
  "random:index/randomId:RandomId": () => ({ hex: "0badc0de", b64Url: "C63A3g", dec: "195936478" }),
  "random:index/randomPassword:RandomPassword": (_name, inputs) => ({
    result: "Stand-in-".padEnd(Number(inputs["length"] ?? 16), "x"),
  }),
};

function vpcAttributes(name: string, inputs: JsonObject): JsonObject {
  const zones = Array.isArray(inputs["availabilityZoneNames"]) ? inputs["availabilityZoneNames"].length : 0;
  const numbered = (kind: string): string[] =>
    Array.from({ length: zones }, (_, index) => `${kind}-${name}-${(index + 1).toString()}`);
  return {
    vpcId: `vpc-${name}`,
    publicSubnetIds: numbered("subnet-public"),
    privateSubnetIds: numbered("subnet-private"),
    isolatedSubnetIds: numbered("subnet-isolated"),
    natGateways: numbered("nat").map((id) => ({ id })),
    routeTables: ["public", "private", "isolated"].flatMap((kind) => numbered(`rtb-${kind}`).map((id) => ({ id }))),
  };
}

/** The state AWS would answer with: the inputs, an ARN, a name where none was given, and the type's own attributes. */
export function stateOf(type: string, name: string, inputs: JsonObject): JsonObject {
  const attributes = ATTRIBUTES[type]?.(name, inputs) ?? {};
  return { arn: arnOf(type, name, inputs["region"]), name: `${name}-1a2b3c4`, ...inputs, ...attributes };
}
