/** The replication group itself: the nodes, how they are reached, and what happens to their data. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { parameterGroupFamily, takesTransitEncryptionMode } from "./engine-family";
import { planReplication, type ReplicationShape } from "./replication-plan";

/** Settings, as `CacheArgs` explains them. */
export interface ReplicationGroupArgs extends ReplicationShape {
  readonly engine: string;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly maintenanceWindowUtc: string;
  readonly appliesImmediately: boolean;
  readonly isProtected: boolean;
  /** Made by the tier, and made first. */
  readonly surroundings: Pick<aws.elasticache.ReplicationGroupArgs, "notificationTopicArn"> &
    Required<
      Pick<
        aws.elasticache.ReplicationGroupArgs,
        | "port"
        | "kmsKeyId"
        | "authToken"
        | "securityGroupIds"
        | "subnetGroupName"
        | "parameterGroupName"
        | "logDeliveryConfigurations"
      >
    >;
}

/**
 * Creates the replication group, without cluster mode and encrypted at rest and in transit. Where it is protected, its
 * deletion leaves a final snapshot. Each node costs its type's price, for example 0.024 USD an hour for cache.t4g.micro
 * in Seoul. Refuses an engine version AWS does not have.
 */
export function createReplicationGroup(
  name: string,
  args: ReplicationGroupArgs,
  parent: pulumi.Resource,
): aws.elasticache.ReplicationGroup {
  const family = parameterGroupFamily(args.engine, args.engineVersion);
  return new aws.elasticache.ReplicationGroup(
    name,
    {
      ...args.surroundings,
      ...planReplication(args),
      ...(args.isProtected ? { finalSnapshotIdentifier: createFinalSnapshotName(name, parent) } : {}),
      description: "The application's cache",
      engine: args.engine,
      engineVersion: args.engineVersion,
      nodeType: args.nodeType,
      // Once AWS has moved the minor version on, write it into the stack file: after a refresh, the older number would
      // plan a replacement.
      autoMinorVersionUpgrade: true,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      ...(takesTransitEncryptionMode(family) ? { transitEncryptionMode: "required" } : {}),
      // With ROTATE, AWS's default, the old token stays valid; beside a first token, so does no token at all.
      authTokenUpdateStrategy: "SET",
      maintenanceWindow: args.maintenanceWindowUtc,
      applyImmediately: args.appliesImmediately,
    },
    // Placement counts at creation only; compared later, it would replace the cache as it grows from one node to two.
    { parent, protect: args.isProtected, ignoreChanges: ["preferredCacheClusterAzs"] },
  );
}

/** A name of its own for each life of the stack: AWS refuses a deletion whose snapshot name is taken. */
function createFinalSnapshotName(name: string, parent: pulumi.Resource): pulumi.Output<string> {
  const suffix = new random.RandomId(`${name}-final-snapshot`, { byteLength: 4 }, { parent });
  return pulumi.interpolate`${name}-final-${suffix.hex}`;
}
