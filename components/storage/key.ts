import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { writeDocument } from "../shared/bucket-policy";
import { createKey, letTheAccountDecide } from "../shared/key";
import { distributionsOf } from "./partition";
import type { StorageArgs } from "./storage-args";

interface BucketKeySettings {
  readonly description: string;
  /** Where it is; left out, the stack's Region. A key of KMS works in one Region only. */
  readonly region?: string | undefined;
  /** CloudFront decrypts what it serves. */
  readonly isReadByCdn: boolean;
}

/** A key for one bucket: 1 USD a month. Without it nobody reads what the bucket holds. */
export function createBucketKey(
  name: string,
  args: StorageArgs,
  { description, region, isReadByCdn }: BucketKeySettings,
  parent: pulumi.Resource,
): aws.kms.Key {
  const policy = isReadByCdn ? letCdnDecrypt(args) : undefined;
  return createKey(name, { description, isProtected: args.isProtected, region, policy }, { parent });
}

function letCdnDecrypt(args: StorageArgs): pulumi.Output<string> {
  return writeDocument([
    letTheAccountDecide(args),
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
