import { type Problem, refuse } from "../shared/errors";
import { validateName } from "../shared/names";
import { findTableProblems, type TableFacts } from "../shared/table-keys";

/** What the tables tier is told. All of it plain: it decides how many resources exist. */
export interface TablesArgs {
  readonly region: string;
  /** By name, in words with hyphens: `viewing-state`. */
  readonly tables: Readonly<Record<string, TableFacts>>;
  /** Regions that hold every table as well and may write to it; none, and each is in `region` alone. */
  readonly replicaRegions?: readonly string[] | undefined;
  /** No table and no key can be deleted by accident. */
  readonly isProtected: boolean;
}

/** Refuses, all at once, what DynamoDB would refuse half-way through a deployment. */
export function refuseBadArgs(name: string, args: TablesArgs): void {
  const longest = Object.keys(args.tables).reduce((one, other) => (other.length > one.length ? other : one), "");
  refuse([
    ...validateName("aws:dynamodb/table:Table", `${name}-${longest}`),
    ...findTableProblems(args.tables),
    ...findReplicaProblems(args),
  ]);
}

function findReplicaProblems({ region, replicaRegions = [] }: TablesArgs): Problem[] {
  const isEachOnce = new Set(replicaRegions).size === replicaRegions.length;
  if (isEachOnce && !replicaRegions.includes(region)) return [];
  return [
    {
      key: "tables.replicaRegions",
      received: replicaRegions,
      allowed: `Regions other than ${region}, each once`,
      reason: "A table is in its own Region already, and DynamoDB takes each replica once",
    },
  ];
}
