import assert from "node:assert/strict";
import fc from "fast-check";
import { type DatabaseArgs, validateDatabase } from "../../../components/database/database-args";
import { ConfigurationError } from "../../../components/shared/errors";
import { DATABASE_ARGS, DATABASE_NAME, DISPOSABLE_DATABASE } from "../../support/database";

function messagesFor(overrides: Partial<DatabaseArgs>, name = DATABASE_NAME): string[] {
  try {
    validateDatabase(name, { ...DATABASE_ARGS, ...overrides });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.message.split("\n").slice(1);
  }
}

const LARGE = { storageGiB: 400, maxStorageGiB: 1000 };

describe("what the database refuses", () => {
  it("accepts prod's arguments and dev's", () => {
    assert.deepEqual(messagesFor({}), []);
    assert.deepEqual(messagesFor(DISPOSABLE_DATABASE), []);
  });

  for (const [sentence, overrides] of [
    ["the least storage with the least room to grow", { storageGiB: 20, maxStorageGiB: 22 }],
    ["a ceiling exactly 10 % above, which binary fractions miss", { storageGiB: 50, maxStorageGiB: 55 }],
    ["the most storage AWS gives", { maxStorageGiB: 65_536 }],
    ["IOPS and throughput from 400 GiB up", { ...LARGE, iops: 12_000, throughputMiBps: 500 }],
    ["one of the two without the other", { ...LARGE, throughputMiBps: 4_000 }],
    ["the most IOPS and throughput", { ...LARGE, iops: 64_000, throughputMiBps: 4_000 }],
    ["fifteen replicas", { readReplicaCount: 15, backupRetentionDays: 1 }],
    ["no backups without replicas", { backupRetentionDays: 0 }],
    ["the longest backups", { backupRetentionDays: 35 }],
  ] as const) {
    it(`accepts ${sentence}`, () => {
      assert.deepEqual(messagesFor(overrides), []);
    });
  }

  const growth = "AWS wants the ceiling of storage autoscaling at least 10 % above the storage";
  const striping = "AWS takes it on gp3 from 400 GiB of storage up; below, the baseline is fixed";
  const version = "RDS keeps the minor version current, and a minor version written here would later mean a downgrade";
  for (const [sentence, overrides, ...expected] of [
    [
      "a minor version",
      { engineVersion: "15.4" },
      `database.engineVersion is "15.4"; allowed: a major version such as "15". ${version}`,
    ],
    [
      "no version",
      { engineVersion: "" },
      `database.engineVersion is ""; allowed: a major version such as "15". ${version}`,
    ],
    ["too little storage", { storageGiB: 19 }, "database.storageGiB is 19; allowed: 20 to 65536"],
    [
      "storage in fractions",
      { storageGiB: 20.5, maxStorageGiB: 100 },
      "database.storageGiB is 20.5; allowed: 20 to 65536",
    ],
    ["no room to grow", { maxStorageGiB: 21 }, `database.maxStorageGiB is 21; allowed: 22 to 65536. ${growth}`],
    ["too far a growth", { maxStorageGiB: 65_537 }, `database.maxStorageGiB is 65537; allowed: 22 to 65536. ${growth}`],
    ["IOPS on a small volume", { iops: 3_000 }, `database.iops is 3000; allowed: nothing. ${striping}`],
    [
      "throughput just below 400 GiB",
      { storageGiB: 399, maxStorageGiB: 1000, throughputMiBps: 500 },
      `database.throughputMiBps is 500; allowed: nothing. ${striping}`,
    ],
    ["IOPS below the baseline", { ...LARGE, iops: 11_999 }, "database.iops is 11999; allowed: 12000 to 64000"],
    ["zero IOPS", { ...LARGE, iops: 0 }, "database.iops is 0; allowed: 12000 to 64000"],
    [
      "throughput above the range",
      { ...LARGE, throughputMiBps: 4_001 },
      "database.throughputMiBps is 4001; allowed: 500 to 4000",
    ],
    [
      "backups longer than AWS keeps",
      { backupRetentionDays: 36 },
      "database.backupRetentionDays is 36; allowed: 0 to 35",
    ],
    ["a negative retention", { backupRetentionDays: -1 }, "database.backupRetentionDays is -1; allowed: 0 to 35"],
    ["sixteen replicas", { readReplicaCount: 16 }, "database.readReplicaCount is 16; allowed: 0 to 15"],
    ["half a replica", { readReplicaCount: 0.5 }, "database.readReplicaCount is 0.5; allowed: 0 to 15"],
    [
      "replicas without backups",
      { readReplicaCount: 1, backupRetentionDays: 0 },
      "database.readReplicaCount is 1; allowed: 0 while database.backupRetentionDays is 0. " +
        "RDS starts a replica from an automated backup of the primary",
    ],
    [
      "no zone to work in",
      { network: { ...DATABASE_ARGS.network, workloadZones: [] } },
      "network.workloadZones is []; allowed: one zone or more",
    ],
    [
      "several mistakes, all at once",
      { engineVersion: "15.4", storageGiB: 10, maxStorageGiB: 5, iops: 1, readReplicaCount: -1 },
      `database.engineVersion is "15.4"; allowed: a major version such as "15". ${version}`,
      "database.storageGiB is 10; allowed: 20 to 65536",
      `database.maxStorageGiB is 5; allowed: 11 to 65536. ${growth}`,
      `database.iops is 1; allowed: nothing. ${striping}`,
      "database.readReplicaCount is -1; allowed: 0 to 15",
    ],
  ] as const) {
    it(`refuses ${sentence}`, () => {
      assert.deepEqual(
        messagesFor(overrides),
        expected.map((text) => `  - ${text}`),
      );
    });
  }

  it("refuses a name that leaves the last replica's identifier no room", () => {
    assert.deepEqual(messagesFor({}, "n".repeat(43)), []);
    assert.deepEqual(messagesFor({}, "n".repeat(44)), [
      `  - name of aws:rds/instance:Instance is "${"n".repeat(44)}-replica-15"; allowed: 54 characters or fewer. ` +
        "AWS accepts 63, and 9 are appended to keep the name unique",
    ]);
  });

  it("either accepts or refuses, whatever numbers it is given", () => {
    const any = fc.oneof(fc.double(), fc.integer());
    const numbers = fc.record({
      storageGiB: any,
      maxStorageGiB: any,
      iops: fc.option(any, { nil: undefined }),
      throughputMiBps: fc.option(any, { nil: undefined }),
      backupRetentionDays: any,
      readReplicaCount: any,
    });
    fc.assert(
      fc.property(numbers, fc.string(), (overrides, engineVersion) => {
        for (const message of messagesFor({ ...overrides, engineVersion })) {
          assert.match(message, / {2}- database\.\w+ is .+; allowed: .+/s);
        }
      }),
    );
  });
});
