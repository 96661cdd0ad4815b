/** Where copies go, when objects age, and what acceleration needs. */
import { findLifecycleProblems } from "../../components/shared/archive-lifecycle";
import { findTierProblems } from "../../components/shared/archive-tiers";
import type { Problem } from "../../components/shared/errors";
import { partitionOf } from "../../components/shared/partition";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type GivenStorage = Given<NonNullable<StackFile["storage"]>>;

function validateReplica(
  { replicaRegion }: GivenStorage,
  region: string | undefined,
  policy: Policy | undefined,
): Problem[] {
  const key = "storage.replicaRegion";
  if (replicaRegion === undefined) {
    if (policy?.storage.isReplicated !== true) return [];
    const allowed = "a Region other than aws.region";
    return [{ key, received: undefined, allowed, reason: "The environment's policy wants a copy of every object" }];
  }
  const problems: Problem[] = [];
  if (replicaRegion === region) {
    const reason = "A copy in the same Region is lost together with the original";
    problems.push({ key, received: replicaRegion, allowed: `a Region other than aws.region, ${region}`, reason });
  }
  if (region !== undefined && partitionOf(replicaRegion) !== partitionOf(region)) {
    const reason = "S3 replicates within a partition of AWS only: the commercial Regions, GovCloud, China";
    problems.push({ key, received: replicaRegion, allowed: `a Region of the same partition as ${region}`, reason });
  }
  return problems.slice(0, 1);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html */
function validateAcceleration({ media }: GivenStorage, region: string | undefined): Problem[] {
  if (media?.isAccelerated !== true || region === undefined || partitionOf(region) === "aws") return [];
  const reason = "S3 has no transfer acceleration in GovCloud and China";
  return [{ key: "storage.media.isAccelerated", received: true, allowed: `false in ${region}`, reason }];
}

function validateArchiveTiers({ media }: GivenStorage): Problem[] {
  return media?.archiveTiers === undefined ? [] : findTierProblems(media.archiveTiers, "storage.media.archiveTiers");
}

/**
 * A stack file may keep longer than its policy; to keep shorter is a reviewed change of the policy. Where `protection` is
 * off for a moment, so that a stack can be destroyed, the figure waits.
 */
function validateRetention({ archive }: GivenStorage, policy: Policy | undefined): Problem[] {
  const days = archive?.retentionDays;
  if (days === undefined || policy === undefined) return [];
  const least = policy.storage.archiveRetentionDays;
  const refusal = { key: "storage.archive.retentionDays", received: days };
  if (least === 0) {
    const reason = "The environment's policy locks nothing (`storage.archiveRetentionDays`)";
    return [{ ...refusal, allowed: "nothing", reason }];
  }
  if (days >= least) return [];
  const reason = "A stack file lengthens what the environment's policy locks, and never shortens it";
  return [{ ...refusal, allowed: `${least.toString()} or more`, reason }];
}

/** How long object lock keeps every version. */
function lockDays({ archive }: GivenStorage, policy: Policy | undefined): number {
  if (policy === undefined || policy.protection === "None") return 0;
  return Math.max(policy.storage.archiveRetentionDays, archive?.retentionDays ?? 0);
}

export function validateStorage({ storage, aws = {} }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  if (storage === undefined) return [];
  return [
    ...validateReplica(storage, aws.region, policy),
    ...validateRetention(storage, policy),
    ...findLifecycleProblems(storage.archive ?? {}, lockDays(storage, policy), "storage.archive"),
    ...validateAcceleration(storage, aws.region),
    ...validateArchiveTiers(storage),
  ];
}
