/** The block `tables` of random stack files. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { amount, option } from "./values";

type Tables = NonNullable<StackFile["tables"]>;
type Table = Tables["tables"][string];

const attributes = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][\w.-]{0,30}$/), { minLength: 6, maxLength: 6 });
const name = fc.stringMatching(/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/);

/** Half of the optional keys, each with an attribute of its own. */
const table: fc.Arbitrary<Table> = fc
  .record({
    names: attributes,
    parts: fc.record({ sorted: fc.boolean(), expiring: fc.boolean(), indexed: fc.boolean() }),
    index: name,
    writes: option(amount(1, 4000, 1_000_000)),
  })
  .map(({ names, parts, index, writes }) => ({
    partitionKey: String(names[0]),
    ...(parts.sorted && { sortKey: String(names[1]) }),
    ...(parts.expiring && { expiryAttribute: String(names[2]) }),
    ...(parts.indexed && { indexes: { [index]: { partitionKey: String(names[3]), sortKey: String(names[0]) } } }),
    ...(writes !== undefined && { maxWriteUnitsPerSecond: writes }),
  }));

/** With and without; copies in the same partition of AWS. */
export function tables(region: string): fc.Arbitrary<Tables | undefined> {
  const isGov = region.startsWith("us-gov-");
  const others = (isGov ? ["us-gov-west-1", "us-gov-east-1"] : ["us-east-1", "eu-west-1", "ap-northeast-2"]).filter(
    (each) => each !== region,
  );
  return option(
    fc
      .record({
        named: fc.dictionary(name, table, { minKeys: 1, maxKeys: 3 }),
        copies: option(fc.subarray(others, { minLength: 1 })),
      })
      .map(({ named, copies }) => ({ tables: named, ...(copies !== undefined && { replicaRegions: copies }) })),
  );
}
