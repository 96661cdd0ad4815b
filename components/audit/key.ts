import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Statement, writeDocument } from "../shared/bucket-policy";
import { createKey, letTheAccountDecide } from "../shared/key";
import { type AuditArgs, trailArnOf } from "./audit-args";

/** Of the trail's files and of nothing else: 1 USD a month. Who may read the trail, the key decides as well. */
export function createTrailKey(name: string, args: AuditArgs, parent: pulumi.Resource): aws.kms.Key {
  return createAuditKey(name, args, { description: "The audit trail", services: letCloudTrailEncrypt(args) }, parent);
}

/** Of what AWS Config writes: 1 USD a month. */
export function createConfigurationKey(name: string, args: AuditArgs, parent: pulumi.Resource): aws.kms.Key {
  const content = { description: "The recorded configuration", services: letConfigEncrypt(args) };
  return createAuditKey(name, args, content, parent);
}

function createAuditKey(
  name: string,
  args: AuditArgs,
  { description, services }: { readonly description: string; readonly services: readonly Statement[] },
  parent: pulumi.Resource,
): aws.kms.Key {
  const policy = writeDocument([letTheAccountDecide(args), ...services]);
  // What is locked in the bucket outlives the stack.
  return createKey(name, { description, isProtected: args.isProtected, outlivesStack: true, policy }, { parent });
}

/**
 * For this trail and no other. Decrypting is for the bucket's own data key, which saves a request for each file.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function letCloudTrailEncrypt(args: AuditArgs): Statement[] {
  const trail = trailArnOf(args);
  const cloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: "*" } as const;
  return [
    {
      ...cloudTrail,
      Sid: "LetCloudTrailEncrypt",
      Action: "kms:GenerateDataKey*",
      Condition: { StringEquals: { "aws:SourceArn": trail, "kms:EncryptionContext:aws:cloudtrail:arn": trail } },
    },
    {
      ...cloudTrail,
      Sid: "LetCloudTrailCheck",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Condition: { StringEquals: { "aws:SourceArn": trail } },
    },
  ];
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html */
function letConfigEncrypt({ accountId }: AuditArgs): Statement[] {
  return [
    {
      Sid: "LetConfigEncrypt",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ];
}
