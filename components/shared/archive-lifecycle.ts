/** When an archive's objects change their storage class, and what S3 says of it. Pure: stack files and the tier use it. */
import type { Problem } from "./errors";

/** Days after an object was written; the keys are those of a stack file. */
export interface ArchiveDays {
  readonly infrequentAccessAfterDays?: number | undefined;
  readonly glacierInstantAfterDays?: number | undefined;
  readonly deepArchiveAfterDays?: number | undefined;
  readonly expireAfterDays?: number | undefined;
}

/**
 * The order in which S3 lets an object move, and how long it is at least charged for in a class: leaving earlier costs
 * the rest of these days. https://aws.amazon.com/s3/storage-classes/
 */
const STEPS = [
  { key: "infrequentAccessAfterDays", storageClass: "STANDARD_IA", leastDaysInClass: 30 },
  { key: "glacierInstantAfterDays", storageClass: "GLACIER_IR", leastDaysInClass: 90 },
  { key: "deepArchiveAfterDays", storageClass: "DEEP_ARCHIVE", leastDaysInClass: 180 },
] as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const LEAST_DAYS_IN_STANDARD = 30;

export interface Transition {
  readonly days: number;
  readonly storageClass: string;
}

/** The steps that are asked for, in S3's order. */
export function listTransitions(days: ArchiveDays): Transition[] {
  return STEPS.flatMap(({ key, storageClass }) => {
    const after = days[key];
    return after === undefined ? [] : [{ days: after, storageClass }];
  });
}

/**
 * Every step that S3 would refuse or that costs more than it saves, and an end before the objects may be deleted.
 * `retentionDays`: how long object lock keeps every version; 0 without it.
 */
export function findLifecycleProblems(days: ArchiveDays, retentionDays: number, block: string): Problem[] {
  const problems: Problem[] = [];
  let least = LEAST_DAYS_IN_STANDARD;
  let reason = "S3 moves nothing to STANDARD_IA in an object's first 30 days";
  for (const { key, storageClass, leastDaysInClass } of STEPS) {
    const after = days[key];
    if (after === undefined) continue;
    if (after < least) problems.push({ key: `${block}.${key}`, received: after, allowed: `${least} or more`, reason });
    least = after + leastDaysInClass;
    reason = `Before, the object is charged for the rest of its ${leastDaysInClass} days in ${storageClass}`;
  }
  const { expireAfterDays } = days;
  if (expireAfterDays === undefined) return problems;
  const received = { key: `${block}.expireAfterDays`, received: expireAfterDays };
  if (expireAfterDays < least && listTransitions(days).length > 0) {
    problems.push({ ...received, allowed: `${least} or more`, reason });
  }
  if (expireAfterDays < retentionDays) {
    problems.push({
      ...received,
      allowed: `${retentionDays} or more, the days that every object is locked for`,
      reason: "S3 keeps a locked version, and charges for it, though its lifecycle has hidden it",
    });
  }
  return problems;
}

/** What is kept for a fixed time and then goes, under the key that a stack file says it with. */
export interface RetentionDays extends Omit<ArchiveDays, "expireAfterDays"> {
  readonly retentionDays?: number | undefined;
}

/** As `findLifecycleProblems`, of what is locked until it goes. */
export function findRetentionProblems(days: RetentionDays, block: string): Problem[] {
  return findLifecycleProblems({ ...days, expireAfterDays: days.retentionDays }, 0, block).map((problem) =>
    problem.key === `${block}.expireAfterDays` ? { ...problem, key: `${block}.retentionDays` } : problem,
  );
}
