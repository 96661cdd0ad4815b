/** What follows from the number of nodes and of snapshot days. Pure: plain values in, plain values out. */

export interface ReplicationShape {
  readonly network: { readonly workloadZones: readonly string[] };
  readonly nodeCount: number;
  readonly snapshotRetentionDays: number;
  readonly snapshotWindowUtc: string;
}

export interface ReplicationPlan {
  readonly numCacheClusters: number;
  readonly automaticFailoverEnabled: boolean;
  readonly multiAzEnabled: boolean;
  readonly preferredCacheClusterAzs?: string[];
  readonly snapshotRetentionLimit: number;
  readonly snapshotWindow?: string;
}

/**
 * Derives the replication group's inputs. AWS refuses failover without a replica and Multi-AZ without failover, so the
 * one number decides all three and no invalid mix can be written. A single node is placed in the first zone that carries
 * work; several are spread over the zones by AWS. A snapshot window is named only where snapshots are kept.
 */
export function planReplication(shape: ReplicationShape): ReplicationPlan {
  const hasReplicas = shape.nodeCount > 1;
  const keepsSnapshots = shape.snapshotRetentionDays > 0;
  return {
    numCacheClusters: shape.nodeCount,
    automaticFailoverEnabled: hasReplicas,
    multiAzEnabled: hasReplicas,
    ...(hasReplicas ? {} : { preferredCacheClusterAzs: shape.network.workloadZones.slice(0, 1) }),
    snapshotRetentionLimit: shape.snapshotRetentionDays,
    ...(keepsSnapshots ? { snapshotWindow: shape.snapshotWindowUtc } : {}),
  };
}
