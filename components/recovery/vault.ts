import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { writeDocument } from "../shared/bucket-policy";
import { createKey, letTheAccountDecide } from "../shared/key";
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
  const key = createKey(
    name,
    {
      ...{ description: "Backups of the database", isProtected: args.isProtected, region },
      // Whatever is kept in the vault outlives the stack.
      ...{ outlivesStack: true, policy: letBackupUse(args) },
    },
    options,
  );
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

function letBackupUse(args: RecoveryArgs): pulumi.Output<string> {
  return writeDocument([
    letTheAccountDecide(args),
    {
      Sid: "LetBackupEncrypt",
      Effect: "Allow",
      Principal: { Service: "backup.amazonaws.com" },
      Action: ["kms:DescribeKey", "kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": args.accountId } },
    },
  ]);
}
