import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../shared/partition";
import type { RecoveryArgs } from "./recovery-args";

export interface Vault {
  readonly vault: aws.backup.Vault;
  readonly key: aws.kms.Key;
}

/** The grace that AWS wants before nobody can lift a lock any more; until then it can be taken back. */
const GRACE_DAYS = 3;

/**
 * A vault and its key, 1 USD a month, in a Region. A key works in its own Region only, so that a lost one takes no copy
 * with it. Locked where policy says so: nothing in it goes before its time.
 */
export function createVault(
  name: string,
  args: RecoveryArgs,
  region: string | undefined,
  options: pulumi.CustomResourceOptions,
): Vault {
  const place = region === undefined ? {} : { region };
  const key = createKey(name, args, region, options);
  const vault = new aws.backup.Vault(
    name,
    // AWS deletes no vault with recovery points in it.
    { ...place, kmsKeyArn: key.arn, forceDestroy: !args.isProtected },
    { ...options, protect: args.isProtected },
  );
  if (args.lockMode !== "None") {
    new aws.backup.VaultLockConfiguration(
      name,
      {
        ...place,
        backupVaultName: vault.name,
        minRetentionDays: args.backupRetentionDays,
        // Without the grace, whoever has the right can lift the lock.
        ...(args.lockMode === "Compliance" && { changeableForDays: GRACE_DAYS }),
      },
      options,
    );
  }
  return { vault, key };
}

function createKey(
  name: string,
  args: RecoveryArgs,
  region: string | undefined,
  options: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const place = region === undefined ? {} : { region };
  const key = new aws.kms.Key(
    `${name}-key`,
    {
      ...place,
      description: "Backups of the database",
      enableKeyRotation: true,
      deletionWindowInDays: args.isProtected ? 30 : 7,
      policy: letBackupUse(args),
    },
    // Whatever is kept in the vault outlives the stack; without the key it is noise.
    { ...options, protect: args.isProtected, retainOnDelete: args.isProtected },
  );
  new aws.kms.Alias(`${name}-key-alias`, { ...place, targetKeyId: key.id }, options);
  return key;
}

/** The account decides by its own policies, as without a key policy; a service of AWS has none and must be named. */
function letBackupUse({ region, accountId }: RecoveryArgs): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LetTheAccountDecide",
        Effect: "Allow",
        Principal: { AWS: `arn:${partitionOf(region)}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "LetBackupEncrypt",
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: ["kms:DescribeKey", "kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  });
}
