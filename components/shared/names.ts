import type { Problem } from "./errors";

/** What Pulumi appends to a logical name to make a physical one: a hyphen and seven hexadecimal digits. */
export const AUTO_NAME_SUFFIX_LENGTH = 8;

/**
 * The longest physical name AWS accepts, by resource type; types that take no name of ours, or one of 255 characters
 * and more, are left out. Each figure is the limit in that service's API reference.
 */
export const NAME_LIMITS: Readonly<Record<string, number>> = {
  "aws:backup/vault:Vault": 50,
  "aws:cloudfront/function:Function": 64,
  "aws:cloudfront/originAccessControl:OriginAccessControl": 64,
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": 128,
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": 60,
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": 60,
  "aws:dynamodb/table:Table": 255,
  "aws:ec2/launchTemplate:LaunchTemplate": 128,
  "aws:elasticache/replicationGroup:ReplicationGroup": 40,
  "aws:globalaccelerator/accelerator:Accelerator": 64,
  "aws:iam/instanceProfile:InstanceProfile": 128,
  "aws:iam/policy:Policy": 128,
  "aws:iam/role:Role": 64,
  "aws:iam/rolePolicy:RolePolicy": 128,
  "aws:lb/loadBalancer:LoadBalancer": 32,
  "aws:lb/targetGroup:TargetGroup": 32,
  "aws:rds/instance:Instance": 63,
  "aws:s3/bucket:Bucket": 63,
  "aws:wafv2/webAcl:WebAcl": 128,
};

/**
 * Says whether a logical name leaves room for what makes its physical name unique. Without this check the provider
 * refuses a long name only when it plans the resource, and shortening a name later replaces what carries it.
 */
export function validateName(type: string, logicalName: string, suffixLength = AUTO_NAME_SUFFIX_LENGTH): Problem[] {
  const limit = NAME_LIMITS[type];
  if (limit === undefined || logicalName.length + suffixLength <= limit) return [];
  const longest = limit - suffixLength;
  return [
    {
      key: `name of ${type}`,
      received: logicalName,
      allowed: `${longest} characters or fewer`,
      reason: `AWS accepts ${limit}, and ${suffixLength} are appended to keep the name unique`,
    },
  ];
}
