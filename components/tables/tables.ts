import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { createKey } from "../shared/key";
import { createTable } from "./table";
import { refuseBadArgs, type TablesArgs } from "./tables-args";

export type { TablesArgs } from "./tables-args";

/** A table, as those who use or watch it know it. */
export interface TableAccess {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly indexNames: readonly string[];
}

/**
 * DynamoDB tables for what is written all the time and read by key, such as how far each viewer has watched: on demand, so
 * that a peak needs no planning, with recovery to any second of 35 days, and by config a copy in other Regions that takes
 * writes as well.
 *
 * Leaves out: who may use them (compute asks for it), relations between items (database), what may be lost (cache).
 *
 * Stateful: tables, keys. A table is a service of the whole Region and outlives the loss of a zone.
 *
 * Cost in Seoul, USD: 1 a month for each Region's key; a million writes of 1 KB 0.68, in each Region that has the table
 * and for each index once more; a million reads of 4 KB 0.14, or half of it where a second's delay does no harm; a GB and
 * month 0.27, and 0.22 for its recovery. Nothing while nobody comes.
 */
export class Tables extends pulumi.ComponentResource {
  /** By the name in the stack file. */
  readonly tables: Readonly<Record<string, TableAccess>>;
  readonly tableNames: Readonly<Record<string, pulumi.Output<string>>>;
  /** The key of the tables in the stack's own Region. */
  readonly keyArn: pulumi.Output<string>;
  readonly replicaRegions: readonly string[];

  constructor(name: string, args: TablesArgs, options?: pulumi.ComponentResourceOptions) {
    refuseBadArgs(name, args);
    super("cloudmart:tables:Tables", name, {}, options);

    const child = { parent: this };
    const { replicaRegions = [] } = args;
    // DynamoDB uses its keys through grants. Without them nobody reads the tables, nor their backups.
    const content = { description: "Items of the stack's tables", isProtected: args.isProtected };
    const own = createKey(name, content, child);
    const replicas = replicaRegions.map((region) => ({
      region,
      key: createKey(`${name}-${region}`, { ...content, region }, child),
    }));
    const tables = Object.entries(args.tables).map(
      ([table, facts]) =>
        [table, describe(createTable(`${name}-${table}`, facts, args, { own, replicas }, child), facts)] as const,
    );

    this.tables = Object.fromEntries(tables);
    this.tableNames = Object.fromEntries(tables.map(([table, access]) => [table, access.name]));
    this.keyArn = own.arn;
    this.replicaRegions = replicaRegions;
    this.registerOutputs({
      tables: this.tables,
      tableNames: this.tableNames,
      keyArn: this.keyArn,
      replicaRegions: this.replicaRegions,
    });
  }
}

function describe({ name, arn }: aws.dynamodb.Table, { indexes = {} }: TablesArgs["tables"][string]): TableAccess {
  return { name, arn, indexNames: Object.keys(indexes) };
}
