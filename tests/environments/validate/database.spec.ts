import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { StackFile } from "../../../environments/schema";
import { validateDatabase } from "../../../environments/validate/database";
import { readFacts } from "../../support/stack-files";

type Database = Partial<StackFile["database"]>;

function problemsOf(changes: Database, policy = prod) {
  const facts = readFacts("prod");
  return validateDatabase({ ...facts, database: { ...facts.database, ...changes } }, policy);
}

describe("the database's facts", () => {
  const accepted: [sentence: string, changes: Database][] = [
    ["as they stand in prod", {}],
    ["with the least room to grow", { storageGiB: 1000, maxStorageGiB: 1100 }],
    ["with the least gp3 performance", { storageGiB: 400, maxStorageGiB: 500, iops: 12_000, throughputMiBps: 500 }],
    ["with the most gp3 performance", { storageGiB: 400, maxStorageGiB: 500, iops: 64_000, throughputMiBps: 4_000 }],
    [
      "with throughput at a quarter of the IOPS",
      { storageGiB: 400, maxStorageGiB: 500, iops: 12_000, throughputMiBps: 3_000 },
    ],
    [
      "with throughput at a quarter of the baseline's IOPS",
      { storageGiB: 400, maxStorageGiB: 500, throughputMiBps: 3_000 },
    ],
    ["with the shortest windows", { backupWindow: "03:30-04:00", maintenanceWindow: "Sun 04:00-04:30" }],
    ["with replicas", { readReplicaCount: 15 }],
    [
      "with another account's snapshot",
      { restoreFromSnapshot: "arn:aws:rds:ap-northeast-2:333333333333:snapshot:shared" },
    ],
    ["with a role that signs in with IAM", { iamUser: "payments_api", instanceClass: "db.t3.small" }],
    ["with audited statements", { auditedStatements: ["ddl", "role", "write"] }],
    ["with a snapshot by name", { restoreFromSnapshot: "rds:cloudmart-2026-11-20" }],
  ];
  for (const [sentence, changes] of accepted) {
    it(`are accepted ${sentence}`, () => {
      assert.deepEqual(problemsOf(changes), []);
    });
  }

  const refused: [sentence: string, changes: Database, key: string, allowed: string, reason: RegExp][] = [
    ["without room to grow", { storageGiB: 100, maxStorageGiB: 109 }, "maxStorageGiB", "110 to 65536", /at least 10 %/],
    ["with a limit below the storage", { storageGiB: 100, maxStorageGiB: 50 }, "maxStorageGiB", "110 to 65536", /100$/],
    [
      "with IOPS on a small volume",
      { iops: 12_000 },
      "iops",
      "nothing, or database.storageGiB from 400 up",
      /Below 400 GiB/,
    ],
    [
      "with throughput on a small volume",
      { throughputMiBps: 500 },
      "throughputMiBps",
      "nothing, or database.storageGiB from 400 up",
      /Below 400 GiB/,
    ],
    [
      "with more throughput than the IOPS carry",
      { storageGiB: 400, maxStorageGiB: 500, iops: 12_000, throughputMiBps: 3_001 },
      "throughputMiBps",
      "500 to 3000, or more database.iops",
      /one MiB\/s for four IOPS/,
    ],
    ["with a reserved user", { username: "admin" }, "username", "another name, such as cloudmart_user", /reserves it/],
    [
      "with a reserved database name",
      { databaseName: "postgres" },
      "databaseName",
      "another name, such as cloudmart",
      /already/,
    ],
    [
      "with the master user as IAM's",
      { iamUser: "cloudmart_user", instanceClass: "db.t3.small" },
      "iamUser",
      "another name, such as payments_api",
      /must not be the master user/,
    ],
    [
      "with a reserved name as IAM's user",
      { iamUser: "rds_iam", instanceClass: "db.t3.small" },
      "iamUser",
      "another name, such as payments_api",
      /RDS keeps its own roles/,
    ],
    [
      "with IAM on an instance too small for it",
      { iamUser: "payments_api", instanceClass: "db.t3.micro" },
      "instanceClass",
      "small or larger",
      /300 to 1000 MiB/,
    ],
    ["with a short backup window", { backupWindow: "03:00-03:29" }, "backupWindow", "at least 30 minutes", /^$/],
    [
      "with a short maintenance window",
      { maintenanceWindow: "Sun 04:00-04:29" },
      "maintenanceWindow",
      "at least 30 minutes",
      /^$/,
    ],
    [
      "with overlapping windows",
      { backupWindow: "03:00-04:30" },
      "maintenanceWindow",
      "a time outside database.backupWindow, 03:00-04:30; touching it is accepted",
      /RDS refuses/,
    ],
    [
      "with another Region's snapshot",
      { restoreFromSnapshot: "arn:aws:rds:us-east-1:222222222222:snapshot:old" },
      "restoreFromSnapshot",
      "a snapshot in ap-northeast-2",
      /own Region/,
    ],
  ];
  for (const [sentence, changes, key, allowed, reason] of refused) {
    it(`are refused ${sentence}`, () => {
      const [problem, ...others] = problemsOf(changes);
      assert.deepEqual(others, []);
      assert.equal(problem?.key, `database.${key}`);
      assert.equal(problem.allowed, allowed);
      assert.match(problem.reason ?? "", reason);
    });
  }

  it("are refused with replicas where the policy takes no backups", () => {
    const policy = { ...dev, database: { ...dev.database, backupRetentionDays: 0 } };
    assert.deepEqual(
      problemsOf({ readReplicaCount: 1 }, policy).map(({ key }) => key),
      ["database.readReplicaCount"],
    );
    assert.deepEqual(problemsOf({ readReplicaCount: 0 }, policy), []);
  });

  it("are refused once for each of two settings on a small volume", () => {
    assert.equal(problemsOf({ iops: 12_000, throughputMiBps: 500 }).length, 2);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateDatabase({}), []);
    assert.deepEqual(validateDatabase({ database: { maxStorageGiB: 22, iops: 12_000 } }), []);
    assert.deepEqual(
      validateDatabase({ database: { username: "admin" } }).map(({ key }) => key),
      ["database.username"],
    );
  });
});
