import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../shared/errors";
import { createKey, type KeySettings } from "../shared/key";
import { validateName } from "../shared/names";
import { optional } from "../shared/optional";
import { createAuthToken, createConnectionSecret } from "./connection-secret";
import { createEventTopic } from "./event-topic";
import { createLogDelivery } from "./log-delivery";
import { createParameterGroup, type Purpose } from "./parameter-group";
import { createReplicationGroup } from "./replication-group";
import { validateCache } from "./validate";

const GROUP_TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";
/** Encrypted connections only: clients connect with rediss://. */
export const CACHE_PORT = 6379;

export interface CacheArgs {
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    /** Isolated subnets of all zones; the subnet group spans them. */
    readonly dataSubnetIds: pulumi.Input<string[]>;
    /** Zones that carry work, at least one; a single node is placed in the first. */
    readonly workloadZones: readonly string[];
  };
  /** `redis` or `valkey`. Redis to Valkey is an update, about 20% cheaper; Valkey to Redis replaces the cache. */
  readonly engine: string;
  /** Major and minor, for example `7.1`. Going back to an older version replaces the cache. */
  readonly engineVersion: string;
  /** For example `cache.t4g.micro`; another type is an update. Retired and data-tiering types are refused. */
  readonly nodeType: string;
  /** Primary and replicas together, 1 to 6, each at the full node price. From two on, failover and Multi-AZ are on. */
  readonly nodeCount: number;
  /**
   * `sessions`: evicts nothing, and takes writes only while a replica follows within five seconds; refused below three
   * nodes, because the loss of one of two would end all writes. Left out: `cache`, which evicts. A change is an update.
   */
  readonly purpose?: Purpose | undefined;
  /** Daily, UTC, at least 60 minutes: `18:00-19:00`. Ignored while no snapshots are kept. */
  readonly snapshotWindowUtc: string;
  /** Weekly, UTC, at least 60 minutes: `sat:19:00-sat:20:00`. */
  readonly maintenanceWindowUtc: string;
  /** Days that daily snapshots are kept, 0 to 35; 0 takes none. Charged per GB (0.085 USD a month in us-east-1). */
  readonly snapshotRetentionDays: number;
  /**
   * Apply changes now instead of in the maintenance window. Replicas and a new auth token never wait.
   *
   * While false, a change of engine or major version ends in an error about the old parameter group, which stays in use
   * until the window: run the update again after it, or set this to true for the change. Failover for a first replica
   * starts in the window, and going back to one node needs true.
   */
  readonly appliesImmediately: boolean;
  /** Days that the slow log and the engine log are kept. Ingestion costs 0.76 USD per GB in Seoul. */
  readonly logRetentionDays: number;
  /** The key of log groups, where policy wants one. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
  /** Present where somebody listens to what happens to the nodes. */
  readonly events?: { readonly accountId: string } | undefined;
  /**
   * True: protected from deletion, final snapshot, 30 days to recover the key and the secret. False: disposable.
   *
   * To delete the cache and get that snapshot, run `pulumi state unprotect`; setting this to false gives it up first.
   */
  readonly isProtected: boolean;
}

/**
 * A Redis or Valkey replication group without cluster mode, its key, its password and its logs.
 *
 * Owns: replication group, subnet, parameter and security group, KMS key, auth token and the connection secret, slow and
 * engine log, the topic of its events. Leaves out: the way in. The security group is born closed; whoever connects adds its own ingress rule.
 * Stateful: replication group, key, secret.
 *
 * Cost in Seoul, per month: dev, one cache.t4g.micro, about 19 USD; prod, two cache.t3.micro, about 38 USD; of either,
 * 1.40 USD are key and secret. Logs and snapshots come on top. Prices as of 2025-04 and 2026-10.
 *
 * Refuses: an engine and version AWS does not pair, a node type it cannot use, fewer than 1 or more than 6 nodes, more
 * than 35 snapshot days, sessions on fewer than 3 nodes, no zone, a name longer than 32 characters.
 */
export class Cache extends pulumi.ComponentResource {
  /** Where to write. */
  readonly primaryAddress: pulumi.Output<string>;
  /** Where to read: all replicas in turn, or the primary while it is alone. */
  readonly readerAddress: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  /** Secret whose JSON holds `host`, `readerHost`, `port` and `authToken`; the ARN is known once the value is there. */
  readonly secretArn: pulumi.Output<string>;
  /** Key of the data, the snapshots and the secret; a reader of the secret needs `kms:Decrypt` on it. */
  readonly keyArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  /** Ids of the nodes, which metrics are counted by; any of them may be the primary. */
  readonly nodeIds: readonly pulumi.Output<string>[];
  readonly nodeType: string;
  readonly purpose: Purpose;
  /** Where the nodes' events are told; undefined where nobody listens. */
  readonly eventTopicArn: pulumi.Output<string> | undefined;

  constructor(name: string, args: CacheArgs, options?: pulumi.ComponentResourceOptions) {
    refuse([...validateName(GROUP_TYPE, name), ...validateCache(args)]);
    super("cloudmart:cache:Cache", name, {}, options);

    const key = createKey(name, describeKey(args), { parent: this });
    const securityGroup = createSecurityGroup(name, args, this);
    const authToken = createAuthToken(name, this);
    const eventTopic = optional(args.events, (events) => createEventTopic(name, events, this));
    const group = createReplicationGroup(
      name,
      {
        ...args,
        surroundings: {
          port: CACHE_PORT,
          kmsKeyId: key.arn,
          authToken,
          securityGroupIds: [securityGroup.id],
          subnetGroupName: createSubnetGroup(name, args, this).name,
          parameterGroupName: createParameterGroup(name, args, this).name,
          logDeliveryConfigurations: createLogDelivery(name, args, this),
          notificationTopicArn: eventTopic?.arn,
        },
      },
      this,
    );

    this.primaryAddress = group.primaryEndpointAddress;
    // The reader endpoint is for replicas; AWS's guide sends reads of a lone node to the node itself.
    this.readerAddress = args.nodeCount > 1 ? group.readerEndpointAddress : group.primaryEndpointAddress;
    this.port = pulumi.output(CACHE_PORT);
    this.keyArn = key.arn;
    this.nodeType = args.nodeType;
    this.purpose = args.purpose ?? "cache";
    this.eventTopicArn = eventTopic?.arn;
    this.nodeIds = Array.from({ length: args.nodeCount }, (_, index) =>
      group.memberClusters.apply((ids) => [...ids].sort()[index] ?? ""),
    );
    this.securityGroupId = securityGroup.id;
    this.secretArn = createConnectionSecret(
      name,
      {
        connection: { host: this.primaryAddress, readerHost: this.readerAddress, port: CACHE_PORT, authToken },
        keyArn: key.arn,
        isProtected: args.isProtected,
      },
      this,
    );
    this.registerOutputs({
      primaryAddress: this.primaryAddress,
      readerAddress: this.readerAddress,
      port: this.port,
      secretArn: this.secretArn,
      keyArn: this.keyArn,
      securityGroupId: this.securityGroupId,
      nodeIds: this.nodeIds,
      nodeType: this.nodeType,
      purpose: this.purpose,
      eventTopicArn: this.eventTopicArn,
    });
  }
}

/** Danger: a final snapshot can be restored only until the key is gone. Copy it under another key before. */
function describeKey({ isProtected }: CacheArgs): KeySettings {
  return { description: "The cache's data at rest, its snapshots and its connection secret", isProtected };
}

function createSecurityGroup(name: string, { network }: CacheArgs, parent: pulumi.Resource): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-security-group`,
    { description: "The cache: closed but for what consumers open", vpcId: network.vpcId },
    { parent },
  );
}

function createSubnetGroup(name: string, { network }: CacheArgs, parent: pulumi.Resource): aws.elasticache.SubnetGroup {
  return new aws.elasticache.SubnetGroup(
    `${name}-subnet-group`,
    { description: "The cache: isolated subnets of every zone", subnetIds: network.dataSubnetIds },
    { parent },
  );
}
