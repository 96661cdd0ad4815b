/** What follows from the name of an instance class: `db.t3.micro`, `cache.r7g.2xlarge`. */

/** Burstable families share one table; the sizes above `large` double. */
const BURSTABLE_GIB: Readonly<Record<string, number>> = { nano: 0.5, micro: 1, small: 2, medium: 4 };

/** Memory for each vCPU, GiB, by the family's first letter. */
const GIB_PER_VCPU: Readonly<Record<string, number>> = { t: 4, c: 2, m: 4, r: 8, x: 16, z: 8 };

export interface InstanceSize {
  readonly vcpus: number;
  /** Undefined for a family that is not known here. */
  readonly memoryGiB: number | undefined;
  /** Saves up CPU and disk throughput while idle, and runs slower once that is spent. */
  readonly isBurstable: boolean;
}

/** Reads an instance class; of a size that is not known, two vCPUs are assumed. */
export function readInstanceSize(instanceClass: string): InstanceSize {
  const [size = "", type = ""] = instanceClass.split(".").reverse();
  const family = type[0] ?? "";
  const vcpus = countVcpus(size);
  const perVcpu = GIB_PER_VCPU[family];
  const small = family === "t" ? BURSTABLE_GIB[size] : undefined;
  return {
    vcpus,
    memoryGiB: small ?? (perVcpu === undefined ? undefined : perVcpu * vcpus),
    isBurstable: family === "t",
  };
}

function countVcpus(size: string): number {
  const [, times] = /^(\d*)xlarge$/.exec(size) ?? [];
  if (times === undefined) return size === "medium" ? 1 : 2;
  return 4 * (times === "" ? 1 : Number(times));
}

/** What RDS keeps for itself, before PostgreSQL's share: about a tenth, and 200 MiB. A db.t3.micro then takes 79. */
const OWN_SHARE = 0.1;
const OWN_BYTES = 200 * 1024 ** 2;
const BYTES_PER_CONNECTION = 9_531_392;
const MOST_CONNECTIONS = 5_000;

/**
 * About how many connections RDS for PostgreSQL takes on so much memory: `LEAST(DBInstanceClassMemory/9531392, 5000)`,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
export function estimateMostConnections(memoryGiB: number): number {
  const usable = memoryGiB * 1024 ** 3 * (1 - OWN_SHARE) - OWN_BYTES;
  return Math.max(10, Math.min(MOST_CONNECTIONS, Math.floor(usable / BYTES_PER_CONNECTION)));
}
