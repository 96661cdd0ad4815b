/** The block `database` of random stack files. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { amount, ofFamily, option, type Place } from "./values";
import { windowsApart } from "./windows";

/** Below 400 GiB nothing may be provisioned; above, throughput follows the IOPS. */
const storage = fc.oneof(
  amount(20, 100, 399).map((storageGiB) => ({ storageGiB })),
  fc
    .record({
      storageGiB: amount(400, 2000, 59_000),
      iops: option(amount(12_000, 20_000, 64_000)),
    })
    .chain(({ storageGiB, iops }) =>
      option(fc.integer({ min: 500, max: Math.min(4000, Math.floor((iops ?? 12_000) / 4)) })).map(
        (throughputMiBps) => ({
          storageGiB,
          ...(iops !== undefined && { iops }),
          ...(throughputMiBps !== undefined && { throughputMiBps }),
        }),
      ),
    ),
);

const databaseName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,62}$/);
const username = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,15}$/);

export function database({ aws }: Place): fc.Arbitrary<StackFile["database"]> {
  const snapshot = fc.constantFrom(
    "before-the-move",
    `arn:aws:rds:${aws.region}:${aws.accountId}:snapshot:rds:nightly-1`,
    `arn:aws:rds:${aws.region}:000000000000:snapshot:shared`,
  );
  return fc
    .record({
      storage,
      growth: fc.integer({ min: 0, max: 400 }),
      windows: windowsApart(30),
      restoreFromSnapshot: option(snapshot),
      engineVersion: fc.constantFrom("14", "15", "16", "17", "18"),
      instanceClass: ofFamily.map((type) => `db.${type}`),
      databaseName,
      username,
      readReplicaCount: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.constant(15)),
      iamUser: option(fc.constantFrom("payments_api", "reader")),
      auditedStatements: option(
        fc.shuffledSubarray(["ddl" as const, "role" as const, "write" as const, "read" as const], { minLength: 1 }),
      ),
    })
    .map(({ storage: stored, growth, windows, restoreFromSnapshot, iamUser, auditedStatements, ...facts }) => ({
      ...facts,
      ...stored,
      // A micro class has no memory for it.
      ...(iamUser !== undefined && !facts.instanceClass.endsWith(".micro") && { iamUser }),
      ...(auditedStatements !== undefined && { auditedStatements }),
      maxStorageGiB: Math.max(22, Math.ceil((stored.storageGiB * 11) / 10)) + growth,
      backupWindow: windows.daily,
      maintenanceWindow: windows.weekly,
      ...(restoreFromSnapshot !== undefined && { restoreFromSnapshot }),
    }));
}
