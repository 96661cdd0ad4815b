/** DynamoDB tables on demand: writes, reads and what they hold, here and in each Region that has a copy. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, unpriced, used } from "../charge";

const TABLE = "aws:dynamodb/table:Table";

/** An eventually consistent read of 4 KB is half a unit. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
const UNITS_PER_READ = 0.5;

export const tables: Pricers = { [TABLE]: priceTable };

function* priceTable(table: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  if (table.text("billingMode") !== "PAY_PER_REQUEST") {
    yield unpriced("table, capacity", "no price for provisioned capacity");
    return;
  }
  // Which table takes what, nobody knows beforehand; shared, it would cost less with a table more.
  if (dearestOf(stack.all(TABLE))?.resource.urn !== table.resource.urn) return;
  const writes = usage.tableWritesMillion * writesPerItem(table);
  const indexes = { assumption: "all of it at the table that costs most, whose indexes each hold the whole item" };
  yield used("table, writes", ["dynamodb", "on-demand-writes"], writes, indexes);
  yield used("table, reads", ["dynamodb", "on-demand-reads"], usage.tableReadsMillion * UNITS_PER_READ);
  yield* priceContent(table, usage.tableGb);
  for (const path of table.elements("replicas")) {
    const region = table.text(`${path}.regionName`) ?? "an unknown Region";
    const there = { region, ...indexes };
    yield used(`replica in ${region}, writes`, ["dynamodb", "replicated-writes"], writes, there);
    yield* priceContent(table, usage.tableGb, region);
    yield used(`replica in ${region}, transfer`, ["data-transfer", "to-other-region"], writes, {
      assumption: "1 KB for each write",
    });
  }
}

/** The first of those whose items are written most often: for each index, in each Region. */
export function dearestOf(all: readonly ResourceView[]): ResourceView | undefined {
  const timesWritten = (each: ResourceView): number => writesPerItem(each) * (1 + (each.length("replicas") ?? 0));
  return [...all].sort((one, other) => timesWritten(other) - timesWritten(one))[0];
}

/** The item itself, and once for each index. */
export function writesPerItem(table: ResourceView): number {
  return 1 + (table.length("globalSecondaryIndexes") ?? 0);
}

function* priceContent(table: ResourceView, gigabytes: number, region?: string): Generator<Charge> {
  const where = region === undefined ? {} : { region };
  const what = region === undefined ? "table" : `replica in ${region}`;
  const stored = gigabytes * writesPerItem(table);
  yield used(`${what}, storage`, ["dynamodb", "storage"], stored, where);
  if (table.flag("pointInTimeRecovery.enabled")) {
    yield used(`${what}, recovery to any second`, ["dynamodb", "point-in-time-recovery"], stored, where);
  }
}
