/** RDS for PostgreSQL: storage, names, windows, replicas. */
import type { Problem } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";
import { whyDatabaseIsReserved, whyUserIsReserved } from "./postgres-names";
import { validateWindowPair } from "./window-rules";

type GivenDatabase = Given<StackFile["database"]>;

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
const STRIPED_FROM_GIB = 400;
const BASELINE_IOPS = 12_000;
// "The valid range of storage throughput to provisioned IOPS ratios", ValidStorageOptions in RDS's API reference.
const IOPS_PER_MIBPS = 4;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html */
function validateGrowth({ storageGiB, maxStorageGiB }: GivenDatabase): Problem[] {
  if (storageGiB === undefined || maxStorageGiB === undefined) return [];
  const least = Math.ceil((storageGiB * 11) / 10);
  if (maxStorageGiB >= least) return [];
  return [
    {
      key: "database.maxStorageGiB",
      received: maxStorageGiB,
      allowed: `${least.toString()} to 65536`,
      reason: `RDS wants the limit at least 10 % above database.storageGiB, ${storageGiB.toString()}`,
    },
  ];
}

function validatePerformance({ storageGiB, iops, throughputMiBps }: GivenDatabase): Problem[] {
  const provisioned = { "database.iops": iops, "database.throughputMiBps": throughputMiBps };
  if (storageGiB !== undefined && storageGiB < STRIPED_FROM_GIB) {
    return Object.entries(provisioned)
      .filter(([, received]) => received !== undefined)
      .map(([key, received]) => ({
        key,
        received,
        allowed: "nothing, or database.storageGiB from 400 up",
        reason: "Below 400 GiB gp3 has its baseline only, and RDS refuses the setting itself",
      }));
  }
  const most = (iops ?? BASELINE_IOPS) / IOPS_PER_MIBPS;
  if (throughputMiBps === undefined || throughputMiBps <= most) return [];
  return [
    {
      key: "database.throughputMiBps",
      received: throughputMiBps,
      allowed: `500 to ${Math.floor(most).toString()}, or more database.iops`,
      reason: "gp3 gives at most one MiB/s for four IOPS",
    },
  ];
}

function validateNames({ databaseName, username }: GivenDatabase): Problem[] {
  const problems: Problem[] = [];
  const whyDatabase = databaseName === undefined ? undefined : whyDatabaseIsReserved(databaseName);
  if (whyDatabase !== undefined) {
    const allowed = "another name, such as cloudmart";
    problems.push({ key: "database.databaseName", received: databaseName, allowed, reason: whyDatabase });
  }
  const whyUser = username === undefined ? undefined : whyUserIsReserved(username);
  if (whyUser !== undefined) {
    const allowed = "another name, such as cloudmart_user";
    problems.push({ key: "database.username", received: username, allowed, reason: whyUser });
  }
  return problems;
}

/** IAM must not be the way in of the one user that may do everything, and it needs memory that a micro class lacks. */
function validateIamUser({ iamUser, username, instanceClass }: GivenDatabase): Problem[] {
  if (iamUser === undefined) return [];
  const problems: Problem[] = [];
  const refusal = { key: "database.iamUser", received: iamUser };
  const allowed = "another name, such as payments_api";
  if (iamUser === username?.toLowerCase()) {
    const reason = "The application must not be the master user, whose password RDS keeps";
    problems.push({ ...refusal, allowed, reason });
  }
  const reserved = whyUserIsReserved(iamUser);
  if (reserved !== undefined) problems.push({ ...refusal, allowed, reason: reserved });
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
  if (instanceClass?.endsWith(".micro") === true) {
    const reason = "IAM authentication takes 300 to 1000 MiB of memory, and a micro class has 1 GiB in all";
    problems.push({ key: "database.instanceClass", received: instanceClass, allowed: "small or larger", reason });
  }
  return problems;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html */
function validateReplicas({ readReplicaCount }: GivenDatabase, policy: Policy | undefined): Problem[] {
  if (readReplicaCount === undefined || readReplicaCount === 0) return [];
  if (policy === undefined || policy.database.backupRetentionDays > 0) return [];
  return [
    {
      key: "database.readReplicaCount",
      received: readReplicaCount,
      allowed: "0",
      reason: "RDS makes replicas only of a database with automated backups; the policy's backupRetentionDays is 0",
    },
  ];
}

/** A snapshot is restored in its own Region only; another account's snapshot may be shared with ours. */
function validateSnapshot({ restoreFromSnapshot }: GivenDatabase, region: string | undefined): Problem[] {
  const [prefix, , , snapshotRegion] = restoreFromSnapshot?.split(":") ?? [];
  if (prefix !== "arn" || region === undefined || snapshotRegion === region) return [];
  return [
    {
      key: "database.restoreFromSnapshot",
      received: restoreFromSnapshot,
      allowed: `a snapshot in ${region}`,
      reason: "RDS restores a snapshot only in its own Region; copy it there first",
    },
  ];
}

export function validateDatabase({ database = {}, aws = {} }: Given<StackFile>, policy?: Policy): Problem[] {
  return [
    ...validateGrowth(database),
    ...validatePerformance(database),
    ...validateNames(database),
    ...validateIamUser(database),
    ...validateWindowPair({
      dailyKey: "database.backupWindow",
      daily: database.backupWindow,
      weeklyKey: "database.maintenanceWindow",
      weekly: database.maintenanceWindow,
      leastMinutes: 30,
      // https://github.com/hashicorp/terraform-provider-aws/issues/49828
      overlapReason: "RDS refuses a backup window that overlaps the maintenance window",
    }),
    ...validateReplicas(database, policy),
    ...validateSnapshot(database, aws.region),
  ];
}
