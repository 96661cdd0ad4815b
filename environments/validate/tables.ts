/** Keys of tables, and where their copies are. */
import type { Problem } from "../../components/shared/errors";
import { partitionOf } from "../../components/shared/partition";
import { findTableProblems } from "../../components/shared/table-keys";
import type { StackFile } from "../schema";
import { tablesSchema } from "../schema/tables";
import type { Given } from "./given";

type GivenTables = Given<NonNullable<StackFile["tables"]>>;

function validateReplicas({ replicaRegions = [] }: GivenTables, region: string | undefined): Problem[] {
  if (region === undefined) return [];
  const key = "tables.replicaRegions";
  const isTwice = new Set(replicaRegions).size < replicaRegions.length;
  if (isTwice || replicaRegions.includes(region)) {
    const allowed = `Regions other than aws.region, ${region}, each once`;
    const reason = "A table is in its own Region already, and DynamoDB takes each replica once";
    return [{ key, received: replicaRegions, allowed, reason }];
  }
  const stranger = replicaRegions.find((each) => partitionOf(each) !== partitionOf(region));
  if (stranger === undefined) return [];
  const reason = "DynamoDB replicates within a partition of AWS only: the commercial Regions, GovCloud, China";
  return [{ key, received: stranger, allowed: `Regions of the same partition as ${region}`, reason }];
}

export function validateTables({ tables, aws = {} }: Given<StackFile>): Problem[] {
  if (tables === undefined) return [];
  // All of them have the right shape, or none is here.
  const { data: named = {} } = tablesSchema.shape.tables.safeParse(tables.tables);
  return [...findTableProblems(named), ...validateReplicas(tables, aws.region)];
}
