import { findLifecycleProblems } from "../shared/archive-lifecycle";
import { type ArchiveTiers, findTierProblems } from "../shared/archive-tiers";
import { type Problem, refuse } from "../shared/errors";
import { validateName } from "../shared/names";

/** How long and how strictly an object version is kept from deletion. */
export type LockMode = "None" | "Governance" | "Compliance";

/** What the storage tier is told. All of it plain: it decides how many resources exist. */
export interface StorageArgs {
  readonly region: string;
  readonly accountId: string;
  /** Where the copies are; needed with `isReplicated`, another one than `region`. */
  readonly replicaRegion?: string | undefined;
  readonly archive: {
    /** The folder that instances read and write, and the only one; without slashes at its ends. */
    readonly prefix: string;
    /** To STANDARD_IA, days after writing, 30 or more: 0.0138 USD per GB and month in Seoul instead of 0.025. */
    readonly infrequentAccessAfterDays: number;
    /** To GLACIER_IR, read at once like the others: 0.005 USD per GB and month. */
    readonly glacierInstantAfterDays?: number | undefined;
    /** To DEEP_ARCHIVE: about 0.002 USD per GB and month, and 12 to 48 hours until it can be read. */
    readonly deepArchiveAfterDays?: number | undefined;
    /** Days that a version is locked, where they are more than `archiveRetentionDays`: what the law of a system asks. */
    readonly retentionDays?: number | undefined;
    /** When objects go. */
    readonly expireAfterDays: number;
  };
  readonly media?:
    | {
        /** Uploads enter AWS's network near the sender; 0.04 to 0.08 USD per GB where that was faster. */
        readonly isAccelerated: boolean;
        /** What nobody watches, such as masters, goes to tiers from which it must be restored; left out, nothing does. */
        readonly archiveTiers?: ArchiveTiers | undefined;
      }
    | undefined;
  /** Days that an overwritten or deleted object can be brought back; 0 keeps no versions. */
  readonly versionRetentionDays: number;
  /** Days that the log of requests is kept; 0 writes none. */
  readonly requestLogRetentionDays: number;
  /** Copies every object to `replicaRegion`: storage twice, and 0.08 USD per GB from Seoul to us-east-1. */
  readonly isReplicated: boolean;
  /** S3 promises 99.9% of the copies within 15 minutes and reports what is late; 0.015 USD per GB. */
  readonly isReplicationTimed: boolean;
  /** Governance: whoever has `s3:BypassGovernanceRetention` can lift it. Compliance: nobody can, not the root user. */
  readonly lockMode: LockMode;
  /** How long a version in the archive is locked at least; counts with a mode other than None. */
  readonly archiveRetentionDays: number;
  /** Buckets and keys cannot be deleted by accident; false: buckets go with everything in them. */
  readonly isProtected: boolean;
}

/** How long every version in the archive stays locked; 0 without object lock. */
export function lockDays({ lockMode, archiveRetentionDays, archive }: StorageArgs): number {
  return lockMode === "None" ? 0 : Math.max(archiveRetentionDays, archive.retentionDays ?? 0);
}

/** Refuses, all at once, what S3 would refuse half-way through a deployment and what costs more than it saves. */
export function refuseBadArgs(name: string, args: StorageArgs): void {
  refuse([
    // The longest of the tier's names.
    ...validateName("aws:s3/bucket:Bucket", `${name}-archive-replica`),
    ...findLifecycleProblems(args.archive, lockDays(args), "storage.archive"),
    ...findVersionProblems(args),
    ...findReplicaProblems(args),
    ...findPrefixProblems("storage.archive", args.archive),
    ...findMediaProblems(args),
  ]);
}

function findVersionProblems({ versionRetentionDays, isReplicated, lockMode }: StorageArgs): Problem[] {
  if (versionRetentionDays > 0 || (!isReplicated && lockMode === "None")) return [];
  return [
    {
      key: "storage.versionRetentionDays",
      received: versionRetentionDays,
      allowed: "1 or more together with replication or object lock",
      reason: "S3 replicates and locks versions, and has none without versioning",
    },
  ];
}

function findReplicaProblems({ region, replicaRegion, isReplicated, isReplicationTimed }: StorageArgs): Problem[] {
  const problems: Problem[] = [];
  if (isReplicated && (replicaRegion === undefined || replicaRegion === region)) {
    problems.push({
      key: "storage.replicaRegion",
      received: replicaRegion,
      allowed: `a Region other than ${region}`,
      reason: "A copy in the same Region is lost together with the original",
    });
  }
  if (isReplicationTimed && !isReplicated) {
    const reason = "There is nothing to be on time";
    problems.push({
      key: "storage.isReplicationTimed",
      received: true,
      allowed: "true with isReplicated only",
      reason,
    });
  }
  return problems;
}

function findMediaProblems({ media }: StorageArgs): Problem[] {
  if (media?.archiveTiers === undefined) return [];
  const block = "storage.media.archiveTiers";
  return [...findPrefixProblems(block, media.archiveTiers), ...findTierProblems(media.archiveTiers, block)];
}

function findPrefixProblems(block: string, { prefix }: { readonly prefix?: string | undefined }): Problem[] {
  // A wildcard would be one in the role's statement too.
  if (prefix !== undefined && /^[\w.=-]+(\/[\w.=-]+)*$/.test(prefix)) return [];
  const allowed = "folder names of letters, digits and `_ . = -`, with slashes between them only";
  return [{ key: `${block}.prefix`, received: prefix, allowed }];
}
