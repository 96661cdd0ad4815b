import { databaseSchema } from "../../../environments/schema/database";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of database", () => {
  specifyValues(databaseSchema, {
    engineVersion: { accepted: ["14", "15", "18"], refused: ["13", "19", "15.4", 15] },
    instanceClass: {
      accepted: ["db.t3.micro", "db.t4g.2xlarge", "db.m6gd.large", "db.r7g.16xlarge", "db.x2iedn.xlarge"],
      refused: [
        "t3.micro",
        "cache.t3.micro",
        "db.t2.micro",
        "db.m5.micro",
        "db.t3.2large",
        "db.t3",
        "DB.t3.micro",
        "db.m8zz.large",
      ],
    },
    storageGiB: { accepted: [20, 65_536], refused: [19, 65_537, 20.5, "20"] },
    maxStorageGiB: { accepted: [22, 65_536], refused: [21, 65_537] },
    iops: { accepted: [undefined, 12_000, 64_000], refused: [11_999, 64_001, 0] },
    throughputMiBps: { accepted: [undefined, 500, 4_000], refused: [499, 4_001] },
    databaseName: {
      accepted: ["cloudmart", "Cloud_Mart1", `a${"b".repeat(62)}`],
      refused: ["1st", "_x", "cloud-mart", "", `a${"b".repeat(63)}`],
    },
    username: {
      accepted: ["cloudmart_user", `a${"b".repeat(15)}`],
      refused: ["1st", "_x", "cloudmart-user", "", `a${"b".repeat(16)}`],
    },
    iamUser: {
      accepted: [undefined, "payments_api", `a${"b".repeat(62)}`],
      refused: ["Payments", "payments-api", "1st", "", `a${"b".repeat(63)}`],
    },
    auditedStatements: {
      accepted: [undefined, ["ddl"], ["ddl", "role", "write", "read", "function"]],
      refused: [[], ["ddl", "ddl"], ["all"], "ddl"],
    },
    backupWindow: {
      accepted: ["03:00-04:00", "23:30-00:30"],
      refused: ["3:00-4:00", "Sun 03:00-04:00", "03:00-24:00"],
    },
    maintenanceWindow: { accepted: ["Sun 04:00-05:00"], refused: ["04:00-05:00", "Sun 04:00-Sun 05:00", "sunday"] },
    readReplicaCount: { accepted: [0, 15], refused: [-1, 16] },
    restoreFromSnapshot: {
      accepted: [
        undefined,
        "before-migration",
        "rds:cloudmart-database-2026-11-20-18-05",
        "arn:aws:rds:ap-northeast-2:222222222222:snapshot:before-migration",
      ],
      refused: ["1st", "before--migration", "before-", "arn:aws:rds:ap-northeast-2:222222222222:db:cloudmart", ""],
    },
  });
});
