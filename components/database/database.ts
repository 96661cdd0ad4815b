import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { createKey, type KeySettings } from "../shared/key";
import { type DatabaseArgs, validateDatabase } from "./database-args";
import { createPrimary, createReplicas } from "./instance";
import { createMasterPassword } from "./master-password";
import { createParameterGroup } from "./parameter-group";

export type { DatabaseArgs } from "./database-args";
export { DATABASE_PORT } from "./instance";

/**
 * RDS for PostgreSQL: a primary, its read replicas, and the key, subnet group, parameter group, log groups and closed
 * security group they need. It lets nobody in: whoever connects adds an ingress rule to `securityGroupId`.
 *
 * Roughly 22 USD a month for a single-zone db.t4g.micro with 20 GiB (dev), 48 for a Multi-AZ db.t3.micro (prod), of
 * which 1.40 are the key and the managed secret; Seoul, list prices of 2024-08 to 2026-10.
 * Stateful: the instances and the key. Without the key no backup or snapshot can be read.
 */
export class Database extends pulumi.ComponentResource {
  readonly identifier: pulumi.Output<string>;
  /** The primary's. */
  readonly arn: pulumi.Output<string>;
  /** The primary's, then its replicas'. */
  readonly identifiers: readonly pulumi.Output<string>[];
  readonly instanceClass: string;
  /** At creation; storage grows by itself. */
  readonly storageGiB: number;
  /** What PostgreSQL says, of the primary. */
  readonly logGroupName: pulumi.Output<string>;
  /** Host that takes writes; it stays the same through a failover. */
  readonly address: pulumi.Output<string>;
  /** Hosts that take reads: the replicas, or the primary when there are none. */
  readonly readAddresses: pulumi.Output<string[]>;
  readonly port: pulumi.Output<number>;
  readonly databaseName: string;
  /** What the application signs in as with IAM, and the instances' resource ids, which its right names. */
  readonly iamUser: string | undefined;
  readonly resourceIds: pulumi.Output<string[]>;
  /** A JSON object with `username` and `password`. RDS keeps it and rotates it every seven days, unless there are replicas. */
  readonly secretArn: pulumi.Output<string>;
  /** The key that the secret, the storage and the insights are encrypted with. */
  readonly keyArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  readonly subnetGroupName: pulumi.Output<string>;

  constructor(name: string, args: DatabaseArgs, options?: pulumi.ComponentResourceOptions) {
    validateDatabase(name, args);
    super("cloudmart:database:Database", name, {}, options);

    const key = createKey(name, describeKey(name, args.isProtected), { parent: this });
    const masterPassword = createMasterPassword(name, args, key.arn, this);
    const foundation = {
      key,
      securityGroup: createSecurityGroup(name, args.network.vpcId, this),
      subnetGroup: createSubnetGroup(name, args.network.dataSubnetIds, this),
      parameterGroup: createParameterGroup(name, args, this),
      incarnation: createIncarnation(name, args, this),
    };
    const primary = createPrimary(name, args, foundation, masterPassword, this);
    const replicas = createReplicas(name, args, foundation, primary, this);

    this.identifier = primary.identifier;
    this.arn = primary.arn;
    this.identifiers = [primary, ...replicas].map(({ identifier }) => identifier);
    this.instanceClass = args.instanceClass;
    this.storageGiB = args.storageGiB;
    this.logGroupName = pulumi.interpolate`/aws/rds/instance/${primary.identifier}/postgresql`;
    this.address = primary.address;
    this.readAddresses = pulumi.all((replicas.length > 0 ? replicas : [primary]).map(({ address }) => address));
    this.port = primary.port;
    this.databaseName = args.databaseName;
    this.iamUser = args.iamUser;
    this.resourceIds = pulumi.all([primary, ...replicas].map(({ resourceId }) => resourceId));
    this.secretArn = masterPassword.secretArnOf(primary);
    this.keyArn = foundation.key.arn;
    this.securityGroupId = foundation.securityGroup.id;
    this.subnetGroupName = foundation.subnetGroup.name;
    this.registerOutputs({
      identifier: this.identifier,
      arn: this.arn,
      identifiers: this.identifiers,
      instanceClass: this.instanceClass,
      storageGiB: this.storageGiB,
      logGroupName: this.logGroupName,
      address: this.address,
      readAddresses: this.readAddresses,
      port: this.port,
      databaseName: this.databaseName,
      iamUser: this.iamUser,
      resourceIds: this.resourceIds,
      secretArn: this.secretArn,
      keyArn: this.keyArn,
      securityGroupId: this.securityGroupId,
      subnetGroupName: this.subnetGroupName,
    });
  }
}

function describeKey(name: string, isProtected: boolean): KeySettings {
  const description = `Storage, insights and master password of ${name}`;
  // The final snapshot and the retained backups outlive the database.
  return { description, isProtected, outlivesStack: true };
}

/** Born closed, without a single rule. Rules written here would erase the consumer's own. */
function createSecurityGroup(
  name: string,
  vpcId: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-security-group`,
    { vpcId, description: "PostgreSQL, from those who added a rule for themselves", tags: { Name: name } },
    { parent },
  );
}

function createSubnetGroup(
  name: string,
  subnetIds: pulumi.Input<string[]>,
  parent: pulumi.Resource,
): aws.rds.SubnetGroup {
  return new aws.rds.SubnetGroup(
    `${name}-subnets`,
    { subnetIds, description: `Isolated subnets of every zone for ${name}` },
    { parent },
  );
}

/**
 * Eight hexadecimal digits for identifiers. They change with whatever replaces the database, so the new one, its log
 * groups and its final snapshot never collide with the old one's.
 */
function createIncarnation(
  name: string,
  { databaseName, username, restoreFromSnapshot = "", isProtected }: DatabaseArgs,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return new random.RandomId(
    `${name}-incarnation`,
    { byteLength: 4, keepers: { databaseName, username, restoreFromSnapshot } },
    // First in line: a change that would replace a protected database stops here, before anything else has moved.
    { parent, protect: isProtected },
  ).hex;
}
