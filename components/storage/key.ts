import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { writeDocument } from "../shared/bucket-policy";
import { partitionOf } from "../shared/partition";
import { distributionsOf } from "./partition";
import type { StorageArgs } from "./storage-args";

interface KeySettings {
  readonly description: string;
  /** Where it is; left out, the stack's Region. A key of KMS works in one Region only. */
  readonly region?: string | undefined;
  /** CloudFront decrypts what it serves. */
  readonly isReadByCdn: boolean;
}

/** A key for one bucket: 1 USD a month. Without it nobody reads what the bucket holds. */
export function createKey(
  name: string,
  args: StorageArgs,
  { description, region, isReadByCdn }: KeySettings,
  parent: pulumi.Resource,
): aws.kms.Key {
  const place = region === undefined ? {} : { region };
  const key = new aws.kms.Key(
    `${name}-key`,
    {
      ...place,
      description,
      enableKeyRotation: true,
      deletionWindowInDays: args.isProtected ? 30 : 7,
      ...(isReadByCdn && { policy: letCdnDecrypt(args) }),
    },
    { parent, protect: args.isProtected },
  );
  new aws.kms.Alias(`${name}-key-alias`, { ...place, targetKeyId: key.id }, { parent });
  return key;
}

/** The account decides by its own policies, as without a key policy; a service of AWS has none and must be named. */
function letCdnDecrypt(args: StorageArgs): pulumi.Output<string> {
  const { region, accountId } = args;
  return writeDocument([
    {
      Sid: "LetTheAccountDecide",
      Effect: "Allow",
      Principal: { AWS: `arn:${partitionOf(region)}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "LetCdnDecrypt",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": distributionsOf(args) } },
    },
  ]);
}
