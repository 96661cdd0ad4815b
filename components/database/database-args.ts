import type * as pulumi from "@pulumi/pulumi";
import { refuse, type Problem } from "../shared/errors";
import { validateName } from "../shared/names";

export interface DatabaseArgs {
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    /** Isolated subnets in two zones or more, else AWS refuses the subnet group. */
    readonly dataSubnetIds: pulumi.Input<string[]>;
    /** Zones that carry work, at least one. A single-zone primary stands in the first, replicas from the last on. */
    readonly workloadZones: readonly string[];
  };
  /**
   * PostgreSQL major version, for example "15". Raising it upgrades the database and its replicas, with an outage of
   * minutes; while `appliesImmediately` is off the upgrade waits for the maintenance window, replicas cannot follow and
   * the old parameter group cannot go, so turn it on for that update.
   */
  readonly engineVersion: string;
  /** For example `db.t3.micro`. A change is an update with a short outage; with Multi-AZ, as long as a failover. */
  readonly instanceClass: string;
  /** gp3 storage at creation, GiB, from 20. It never shrinks. */
  readonly storageGiB: number;
  /** Storage autoscaling stops here, GiB; at least 10 % above `storageGiB` (AWS). */
  readonly maxStorageGiB: number;
  /** Provisioned IOPS, 12,000 to 64,000, from 400 GiB of storage up; left out, the baseline of 3,000 or 12,000. */
  readonly iops?: number | undefined;
  /** Provisioned throughput in MiB/s, 500 to 4,000, from 400 GiB of storage up; left out, the baseline of 125 or 500. */
  readonly throughputMiBps?: number | undefined;
  /** Name of the database created with the instance. Changing it replaces the database. */
  readonly databaseName: string;
  /** Master user. Changing it replaces the database. */
  readonly username: string;
  /**
   * The PostgreSQL role that the application signs in as with tokens of IAM, valid for 15 minutes and over TLS only; at most
   * 200 new connections a second. A person creates it and grants it `rds_iam`: `docs/database-users.md`. Left out, IAM
   * opens no connection. Free, but takes 300 to 1000 MiB of the instance's memory.
   */
  readonly iamUser?: string | undefined;
  /**
   * Classes of statements that pgAudit logs, as `pgaudit.log` names them, with every connection. On a database that runs, the
   * library waits for a restart. Left out, slow statements only. 0.76 USD per GB of log in Seoul.
   */
  readonly auditedStatements?: readonly string[] | undefined;
  /** Daily, `HH:MM-HH:MM` UTC. */
  readonly backupWindowUtc: string;
  /** Weekly, `ddd:HH:MM-ddd:HH:MM` UTC; not over the backup window (AWS). */
  readonly maintenanceWindowUtc: string;
  /** Read replicas, 0 to 15; each costs what a single-zone primary costs. Refused without backups. */
  readonly readReplicaCount: number;
  /**
   * Snapshot to create the database from, by name, or by ARN from another account: PostgreSQL, with this database name
   * and user, and no more storage than `storageGiB`. It may be encrypted with any key that the deployer may use, or not at
   * all. Setting, changing or removing it replaces the database, so it stays as long as the database does.
   */
  readonly restoreFromSnapshot?: string | undefined;
  /** Value of the primary's tag `Backup`, by which a backup plan finds it; left out, no plan does. */
  readonly backupTag?: string | undefined;
  /** A synchronous standby in a second zone; doubles the cost of instance and storage. */
  readonly isMultiAz: boolean;
  /** Automated backups, days, 0 to 35; free up to the size of the storage. */
  readonly backupRetentionDays: number;
  /** Apply changes now instead of in the maintenance window; may restart the database. */
  readonly appliesImmediately: boolean;
  /** Days that the PostgreSQL and upgrade logs are kept. */
  readonly logRetentionDays: number;
  /** The key of log groups, where policy wants one. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
  /**
   * True: protected from deletion, final snapshot, backups that outlive the instance, a key that is never thrown away.
   * False: disposable. Turning it off gives the final snapshot up, so take one first.
   */
  readonly isProtected: boolean;
}

/** RDS stripes gp3 over four volumes from here on; below, it takes neither IOPS nor throughput. */
const STRIPING_GIB = 400;

/** Storage of a PostgreSQL instance on gp3, GiB. */
const STORAGE_GIB = { min: 20, max: 65_536 } as const;

/** What may be provisioned once storage is striped. The lower bound is what comes free with it. */
const IOPS = { min: 12_000, max: 64_000 } as const;
const THROUGHPUT_MIBPS = { min: 500, max: 4_000 } as const;

/** RDS refuses a ceiling for storage autoscaling that is less than 10 % above the storage. */
const AUTOSCALING_HEADROOM_PERCENT = 10;

const MAX_BACKUP_DAYS = 35;
const MAX_REPLICAS = 15;

/** A hyphen and the eight hexadecimal digits that make an identifier unique. */
const IDENTIFIER_SUFFIX_LENGTH = 9;

/** Refuses what RDS would refuse halfway through an update, all at once. */
export function validateDatabase(name: string, args: DatabaseArgs): void {
  refuse([
    ...validateName("aws:rds/instance:Instance", `${name}-replica-${MAX_REPLICAS}`, IDENTIFIER_SUFFIX_LENGTH),
    ...validateEngine(args),
    ...validateStorage(args),
    ...validatePerformance(args),
    ...validateBackups(args),
    ...validatePlacement(args),
  ]);
}

function validateEngine({ engineVersion }: DatabaseArgs): Problem[] {
  if (/^[1-9]\d$/.test(engineVersion)) return [];
  return [
    {
      key: "database.engineVersion",
      received: engineVersion,
      allowed: 'a major version such as "15"',
      reason: "RDS keeps the minor version current, and a minor version written here would later mean a downgrade",
    },
  ];
}

function validateStorage({ storageGiB, maxStorageGiB }: DatabaseArgs): Problem[] {
  const problems: Problem[] = [];
  if (!isWithin(storageGiB, STORAGE_GIB)) {
    problems.push({ key: "database.storageGiB", received: storageGiB, allowed: describeRange(STORAGE_GIB) });
  }
  const range = { min: Math.ceil((storageGiB * (100 + AUTOSCALING_HEADROOM_PERCENT)) / 100), max: STORAGE_GIB.max };
  if (!isWithin(maxStorageGiB, range)) {
    problems.push({
      key: "database.maxStorageGiB",
      received: maxStorageGiB,
      allowed: describeRange(range),
      reason: "AWS wants the ceiling of storage autoscaling at least 10 % above the storage",
    });
  }
  return problems;
}

function validatePerformance({ storageGiB, iops, throughputMiBps }: DatabaseArgs): Problem[] {
  const figures = [
    { key: "database.iops", received: iops, range: IOPS },
    { key: "database.throughputMiBps", received: throughputMiBps, range: THROUGHPUT_MIBPS },
  ];
  return figures.flatMap(({ key, received, range }): Problem[] => {
    if (received === undefined) return [];
    if (storageGiB < STRIPING_GIB) {
      const reason = `AWS takes it on gp3 from ${STRIPING_GIB} GiB of storage up; below, the baseline is fixed`;
      return [{ key, received, allowed: "nothing", reason }];
    }
    return isWithin(received, range) ? [] : [{ key, received, allowed: describeRange(range) }];
  });
}

function validateBackups({ backupRetentionDays, readReplicaCount }: DatabaseArgs): Problem[] {
  const problems: Problem[] = [];
  const days = { min: 0, max: MAX_BACKUP_DAYS };
  if (!isWithin(backupRetentionDays, days)) {
    problems.push({ key: "database.backupRetentionDays", received: backupRetentionDays, allowed: describeRange(days) });
  }
  const replicas = { min: 0, max: MAX_REPLICAS };
  if (!isWithin(readReplicaCount, replicas)) {
    problems.push({ key: "database.readReplicaCount", received: readReplicaCount, allowed: describeRange(replicas) });
  }
  if (readReplicaCount > 0 && backupRetentionDays === 0) {
    problems.push({
      key: "database.readReplicaCount",
      received: readReplicaCount,
      allowed: "0 while database.backupRetentionDays is 0",
      reason: "RDS starts a replica from an automated backup of the primary",
    });
  }
  return problems;
}

function validatePlacement({ network }: DatabaseArgs): Problem[] {
  if (network.workloadZones.length > 0) return [];
  return [{ key: "network.workloadZones", received: network.workloadZones, allowed: "one zone or more" }];
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function isWithin(value: number, { min, max }: Range): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function describeRange({ min, max }: Range): string {
  return `${min} to ${max}`;
}
