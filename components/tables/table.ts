import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { listKeyAttributes, type TableFacts } from "../shared/table-keys";
import type { TablesArgs } from "./tables-args";

/** As far back as DynamoDB goes. */
const RECOVERY_DAYS = 35;

export interface TableKeys {
  readonly own: aws.kms.Key;
  /** In the order of `replicaRegions`. */
  readonly replicas: readonly { readonly region: string; readonly key: aws.kms.Key }[];
}

/**
 * One table, paid by use, encrypted with the stack's key and restorable to any second of 35 days. Danger: another
 * partition or sort key is another table, and this one's items are gone with it; protection refuses that.
 */
export function createTable(
  name: string,
  facts: TableFacts,
  { isProtected }: TablesArgs,
  keys: TableKeys,
  options: pulumi.CustomResourceOptions,
): aws.dynamodb.Table {
  const { partitionKey, sortKey, expiryAttribute, indexes = {} } = facts;
  const throughput = planThroughput(facts);
  return new aws.dynamodb.Table(
    name,
    {
      billingMode: "PAY_PER_REQUEST",
      hashKey: partitionKey,
      ...(sortKey !== undefined && { rangeKey: sortKey }),
      attributes: listKeyAttributes(facts).map((attribute) => ({ name: attribute, type: "S" })),
      globalSecondaryIndexes: Object.entries(indexes).map(([index, pair]) => ({
        name: index,
        hashKey: pair.partitionKey,
        ...(pair.sortKey !== undefined && { rangeKey: pair.sortKey }),
        projectionType: "ALL",
        ...throughput,
      })),
      ...throughput,
      ...(expiryAttribute !== undefined && { ttl: { enabled: true, attributeName: expiryAttribute } }),
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: RECOVERY_DAYS },
      serverSideEncryption: { enabled: true, kmsKeyArn: keys.own.arn },
      deletionProtectionEnabled: isProtected,
      ...planReplicas(keys, isProtected),
    },
    { ...options, protect: isProtected },
  );
}

/** An index has the brakes of its table: DynamoDB refuses writes to a table whose index cannot follow. */
function planThroughput({ maxReadUnitsPerSecond, maxWriteUnitsPerSecond }: TableFacts) {
  if (maxReadUnitsPerSecond === undefined && maxWriteUnitsPerSecond === undefined) return {};
  return {
    onDemandThroughput: {
      ...(maxReadUnitsPerSecond !== undefined && { maxReadRequestUnits: maxReadUnitsPerSecond }),
      ...(maxWriteUnitsPerSecond !== undefined && { maxWriteRequestUnits: maxWriteUnitsPerSecond }),
    },
  };
}

/** Replicas follow by the table's stream, within a second as a rule; the last writer of an item wins. */
function planReplicas({ replicas }: TableKeys, isProtected: boolean): Partial<aws.dynamodb.TableArgs> {
  if (replicas.length === 0) return {};
  return {
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    replicas: replicas.map(({ region, key }) => ({
      regionName: region,
      kmsKeyArn: key.arn,
      pointInTimeRecovery: true,
      deletionProtectionEnabled: isProtected,
      propagateTags: true,
    })),
  };
}
