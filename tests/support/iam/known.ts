/**
 * The actions and condition keys that the documents of this project use, as AWS's Service Authorization Reference has
 * them: what an action acts on, which keys a request for it carries, and whether a key has one value or many. Everything
 * else is an error, so that a misspelt word never reads as "not matched".
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** What an action acts on; `anything` takes no ARN, only `*`. */
export const KINDS = {
  bucket: /^arn:aws[a-z-]*:s3:::[^/]+$/,
  object: /^arn:aws[a-z-]*:s3:::[^/]+\/.+$/,
  key: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+$/,
  role: /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
  secret: /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/,
  // The mocks' ARN of a log group names CloudWatch and has no colon before the word's group.
  logStream: /^arn:aws[a-z-]*:(logs:[a-z0-9-]+:\d{12}:log-group:|cloudwatch:[a-z0-9-]+:\d{12}:loggroup\/).+:.+$/,
  repository: /^arn:aws[a-z-]*:ecr:[a-z0-9-]+:\d{12}:repository\/.+$/,
  databaseUser: /^arn:aws[a-z-]*:rds-db:[a-z0-9-]+:\d{12}:dbuser:[^/]+\/.+$/,
  // A table, or an index of one, which is asked alike.
  items: /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/.+$/,
  topic: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$/,
  anything: /^\*$/,
} as const;

export type Kind = keyof typeof KINDS;

/** What each action acts on. */
export const ACTIONS: Readonly<Record<string, Kind>> = {
  "dynamodb:BatchGetItem": "items",
  "dynamodb:BatchWriteItem": "items",
  "dynamodb:ConditionCheckItem": "items",
  "dynamodb:DeleteItem": "items",
  "dynamodb:DeleteTable": "items",
  "dynamodb:GetItem": "items",
  "dynamodb:PutItem": "items",
  "dynamodb:Query": "items",
  "dynamodb:Scan": "items",
  "dynamodb:UpdateItem": "items",
  "ecr:BatchCheckLayerAvailability": "repository",
  "ecr:BatchGetImage": "repository",
  "ecr:GetAuthorizationToken": "anything",
  "ecr:GetDownloadUrlForLayer": "repository",
  "kms:Decrypt": "key",
  "kms:DescribeKey": "key",
  "kms:Encrypt": "key",
  "kms:GenerateDataKey": "key",
  "kms:GenerateDataKeyPair": "key",
  "kms:GenerateDataKeyPairWithoutPlaintext": "key",
  "kms:GenerateDataKeyWithoutPlaintext": "key",
  "kms:ReEncryptFrom": "key",
  "kms:ReEncryptTo": "key",
  "logs:CreateLogStream": "logStream",
  "logs:PutLogEvents": "logStream",
  "rds-db:connect": "databaseUser",
  "s3:BypassGovernanceRetention": "object",
  "s3:DeleteObject": "object",
  "s3:DeleteObjectVersion": "object",
  "s3:GetBucketAcl": "bucket",
  "s3:GetObject": "object",
  "s3:GetObjectLegalHold": "object",
  "s3:GetObjectRetention": "object",
  "s3:GetObjectVersion": "object",
  "s3:GetObjectVersionAcl": "object",
  "s3:GetObjectVersionForReplication": "object",
  "s3:GetObjectVersionTagging": "object",
  "s3:GetReplicationConfiguration": "bucket",
  "s3:ListBucket": "bucket",
  "s3:PutObject": "object",
  "s3:ReplicateDelete": "object",
  "s3:ReplicateObject": "object",
  "s3:ReplicateTags": "object",
  "secretsmanager:GetSecretValue": "secret",
  "sns:Publish": "topic",
  "ssm:UpdateInstanceInformation": "anything",
  "ssmmessages:CreateControlChannel": "anything",
  "ssmmessages:CreateDataChannel": "anything",
  "ssmmessages:OpenControlChannel": "anything",
  "ssmmessages:OpenDataChannel": "anything",
  "sts:AssumeRole": "role",
};

export interface ConditionKey {
  /** The beginning of the actions whose requests carry it. */
  readonly actions: string;
  readonly hasManyValues?: true;
}

/** In lower case, as names of keys are compared. */
const CONDITION_KEYS: Readonly<Record<string, ConditionKey>> = {
  "aws:principalarn": { actions: "" },
  "aws:principaltag/team": { actions: "" },
  "aws:securetransport": { actions: "" },
  "aws:sourceaccount": { actions: "" },
  "aws:sourcearn": { actions: "" },
  "aws:sourceowner": { actions: "sns:" },
  "aws:sourcevpce": { actions: "" },
  "aws:tagkeys": { actions: "", hasManyValues: true },
  "kms:viaservice": { actions: "kms:" },
  "s3:prefix": { actions: "s3:ListBucket" },
  "s3:tlsversion": { actions: "s3:" },
  "s3:x-amz-acl": { actions: "s3:PutObject" },
  "s3:x-amz-server-side-encryption": { actions: "s3:PutObject" },
  "s3:x-amz-server-side-encryption-aws-kms-key-id": { actions: "s3:PutObject" },
};

/** Undefined for a key that is not in the table. The end of an encryption context's key is the caller's choice. */
export function findConditionKey(name: string): ConditionKey | undefined {
  const key = name.toLowerCase();
  return /^kms:encryptioncontext:./.test(key) ? { actions: "kms:" } : CONDITION_KEYS[key];
}
