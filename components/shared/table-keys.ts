/** How a table's items are found, and what DynamoDB says of it. Pure: stack files and the tables tier use it. */
import type { Problem } from "./errors";

/** The keys that items are looked up by; both are text. */
export interface KeyPair {
  /** Items with the same value stand together; many different values, asked for alike, spread the load. */
  readonly partitionKey: string;
  /** Orders the items of one partition key; left out, there is one item for each. */
  readonly sortKey?: string | undefined;
}

/** One table as a stack file says it. */
export interface TableFacts extends KeyPair {
  /** The attribute, in seconds since 1970, after which an item goes by itself within days, free of charge. */
  readonly expiryAttribute?: string | undefined;
  /** Other ways to look items up, by name. Each write that changes what an index holds is paid for once more. */
  readonly indexes?: Readonly<Record<string, KeyPair>> | undefined;
  /** Most write units a second, a brake on the bill; what is above is refused. Left out, AWS's quota. */
  readonly maxWriteUnitsPerSecond?: number | undefined;
  /** Most read units a second. */
  readonly maxReadUnitsPerSecond?: number | undefined;
}

/** Every attribute that is part of a key, once: DynamoDB takes these as declared, and no others. */
export function listKeyAttributes({ indexes = {}, ...table }: TableFacts): string[] {
  const pairs = [table, ...Object.values(indexes)];
  const names = pairs.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** What an instance's application finds a table's name by: `viewing-state` is `VIEWING_STATE_TABLE`. */
export function toVariable(table: string): string {
  return `${table.toUpperCase().replaceAll("-", "_")}_TABLE`;
}

/** Keys that DynamoDB refuses, or that could never be told apart. */
export function findTableProblems(tables: Readonly<Record<string, TableFacts>>): Problem[] {
  return Object.entries(tables).flatMap(([name, facts]) => [
    ...findKeyProblems(`tables.tables.${name}`, facts),
    ...findExpiryProblems(`tables.tables.${name}`, facts),
  ]);
}

function findKeyProblems(path: string, { indexes = {}, ...table }: TableFacts): Problem[] {
  const pairs = [
    [path, table] as const,
    ...Object.entries(indexes).map(([name, pair]) => [`${path}.indexes.${name}`, pair] as const),
  ];
  return pairs.flatMap(([key, { partitionKey, sortKey }]) =>
    partitionKey === sortKey
      ? [
          {
            key: `${key}.sortKey`,
            received: sortKey,
            allowed: "another attribute than partitionKey",
            reason: "DynamoDB refuses an attribute that is both",
          },
        ]
      : [],
  );
}

/** Keys are text here, and a time to live is a number. */
function findExpiryProblems(path: string, facts: TableFacts): Problem[] {
  const { expiryAttribute } = facts;
  if (expiryAttribute === undefined || !listKeyAttributes(facts).includes(expiryAttribute)) return [];
  return [
    {
      key: `${path}.expiryAttribute`,
      received: expiryAttribute,
      allowed: "an attribute that is no key",
      reason: "Keys are text, and DynamoDB lets an item go by a number: the seconds since 1970",
    },
  ];
}
