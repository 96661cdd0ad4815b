import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { RecoveryArgs } from "./recovery-args";
import type { Vault } from "./vault";

/**
 * The database's own backups in the standby Region, minutes behind, to restore to any second there: RDS's price for
 * backup storage, and 0.08 USD for each GB that leaves Seoul. AWS pairs Regions, Seoul with us-east-1 among others.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
 */
export function replicateAutomatedBackups(
  name: string,
  { database, standby, automatedBackupRetentionDays }: RecoveryArgs & { readonly standby: { readonly region: string } },
  { key }: Vault,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.rds.InstanceAutomatedBackupsReplication(
    `${name}-automated-backups`,
    {
      region: standby.region,
      sourceDbInstanceArn: database.arn,
      kmsKeyId: key.arn,
      retentionPeriod: automatedBackupRetentionDays,
    },
    options,
  );
}
