/** When objects that nobody reads go to the tiers of Intelligent-Tiering that must be restored. Pure: stack files and the tier use it. */
import type { Problem } from "./errors";

/** The keys are those of a stack file. */
export interface ArchiveTiers {
  /** The folder whose objects may go there; without slashes at its ends. */
  readonly prefix?: string | undefined;
  /** Days without a read, 90 to 730, until ARCHIVE_ACCESS: 3 to 5 hours to restore. */
  readonly archiveAccessAfterDays?: number | undefined;
  /** Days without a read, 180 to 730, until DEEP_ARCHIVE_ACCESS: up to 12 hours to restore. */
  readonly deepArchiveAccessAfterDays?: number | undefined;
}

/** What the CDN serves; the path is the object's key. */
const SERVED = "media";

/** The tiers that are asked for, as S3 has them. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html */
export function listTierings(tiers: ArchiveTiers): { accessTier: string; days: number }[] {
  const { archiveAccessAfterDays: archive, deepArchiveAccessAfterDays: deep } = tiers;
  return [
    ...(archive === undefined ? [] : [{ accessTier: "ARCHIVE_ACCESS", days: archive }]),
    ...(deep === undefined ? [] : [{ accessTier: "DEEP_ARCHIVE_ACCESS", days: deep }]),
  ];
}

/** Tiers that would hold nothing, and what viewers watch: an object there is an error until somebody restores it. */
export function findTierProblems(tiers: ArchiveTiers, block: string): Problem[] {
  const { prefix = "", archiveAccessAfterDays: archive, deepArchiveAccessAfterDays: deep } = tiers;
  const problems: Problem[] = [];
  if (`${prefix}/`.startsWith(`${SERVED}/`)) {
    problems.push({
      key: `${block}.prefix`,
      received: prefix,
      allowed: `a folder beside ${SERVED}, such as masters`,
      reason: "The CDN serves that one, and S3 answers 403 for an object in these tiers until it is restored",
    });
  }
  if (archive === undefined && deep === undefined) {
    problems.push({
      key: block,
      received: undefined,
      statement: "without a tier",
      allowed: "archiveAccessAfterDays, deepArchiveAccessAfterDays or both beside prefix",
    });
  }
  if (archive !== undefined && deep !== undefined && deep <= archive) {
    problems.push({
      key: `${block}.deepArchiveAccessAfterDays`,
      received: deep,
      allowed: `more than archiveAccessAfterDays, ${archive.toString()}`,
      reason: "Nothing would ever be in the tier before",
    });
  }
  return problems;
}
