import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "./bucket-policy";
import { partitionOf } from "./partition";

export interface KeySettings {
  readonly description: string;
  /** Kept for 30 days after it is deleted instead of 7, and protected by Pulumi. */
  readonly isProtected: boolean;
  /** What it encrypts outlives a protected stack; without the key it is noise. */
  readonly outlivesStack?: boolean;
  /** Where it is; left out, the stack's Region. A key of KMS works in one Region only. */
  readonly region?: string | undefined;
  /** Left out, the account decides by its own policies, and no service of AWS is let in but by grants. */
  readonly policy?: pulumi.Input<string> | undefined;
}

/** A key that turns by itself, and its alias: 1 USD a month. Without it nobody reads what it has encrypted. */
export function createKey(
  name: string,
  { description, isProtected, outlivesStack = false, region, policy }: KeySettings,
  options: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const place = region === undefined ? {} : { region };
  const key = new aws.kms.Key(
    `${name}-key`,
    {
      ...place,
      description,
      enableKeyRotation: true,
      deletionWindowInDays: isProtected ? 30 : 7,
      ...(policy !== undefined && { policy }),
    },
    { ...options, protect: isProtected, ...(outlivesStack && { retainOnDelete: isProtected }) },
  );
  new aws.kms.Alias(`${name}-key-alias`, { ...place, targetKeyId: key.id }, options);
  return key;
}

/** The account decides by its own policies, as without a key policy; a service of AWS has none and must be named. */
export function letTheAccountDecide({
  region,
  accountId,
}: {
  readonly region: string;
  readonly accountId: string;
}): Statement {
  return {
    Sid: "LetTheAccountDecide",
    Effect: "Allow",
    Principal: { AWS: `arn:${partitionOf(region)}:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}
