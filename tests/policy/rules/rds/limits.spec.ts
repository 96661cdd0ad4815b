import { proveLimits } from "../../../support/rule-limits";
import { add, all, edit, type Inputs, remove } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));
const replica = (values: Inputs = {}) =>
  set({ replicateSourceDb: "arn:aws:rds:ap-northeast-2:222222222222:db:elsewhere", ...values });

proveLimits([
  { rule: "multi-az-names-no-zone", stack: "dev", title: "one zone by name", change: set({}) },
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "one window where no backups are kept",
    change: set({ backupWindow: undefined, backupRetentionPeriod: 0 }),
  },
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "a replica, whose backups are its primary's",
    change: replica({ backupWindow: undefined }),
  },
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "windows that AWS chooses both",
    change: set({ backupWindow: undefined, maintenanceWindow: undefined }),
  },
  {
    rule: "database-windows-last-30-minutes",
    title: "windows that AWS chooses",
    change: set({ backupWindow: undefined, maintenanceWindow: undefined }),
  },
  {
    rule: "backups-are-kept-35-days-at-most",
    title: "the default",
    change: set({ backupRetentionPeriod: undefined }),
  },
  ...[
    "database-keeps-backups-for-a-week",
    "database-has-a-standby",
    "final-snapshot-is-named-or-skipped",
    "master-user-is-not-the-default",
    "database-has-a-subnet-group",
    "cross-region-replica-names-a-key",
  ].map((rule) => ({ rule, title: "a replica", change: replica() })),
  {
    rule: "replica-takes-the-key-of-its-source",
    title: "a replica of a source in another Region",
    change: replica({ replicateSourceDb: "arn:aws:rds:us-east-1:222222222222:db:elsewhere" }),
  },
  {
    rule: "cross-region-replica-names-a-key",
    title: "a replica without encryption",
    change: replica({
      replicateSourceDb: "arn:aws:rds:us-east-1:222222222222:db:elsewhere",
      storageEncrypted: false,
    }),
  },
  {
    rule: "final-snapshot-name-is-unique",
    title: "no final snapshot",
    change: set({ finalSnapshotIdentifier: undefined }),
  },
  ...["master-user-name-is-not-reserved", "database-name-is-not-reserved"].map((rule) => ({
    rule,
    title: "another engine's names",
    change: set({ engine: "mysql", username: "admin", dbName: "postgres" }),
  })),
  ...["master-user-name-is-not-reserved", "master-user-is-not-the-default"].map((rule) => ({
    rule,
    title: "the user of a restored snapshot",
    change: set({ username: undefined }),
  })),
  ...["minor-version-is-left-to-upgrades", "parameter-group-fits-the-engine"].map((rule) => ({
    rule,
    title: "the version that AWS chooses",
    change: set({ engineVersion: undefined }),
  })),
  {
    rule: "minor-version-is-left-to-upgrades",
    title: "a version that is upgraded by hand",
    change: set({ engineVersion: "15.4", autoMinorVersionUpgrade: false }),
  },
  ...[
    "minor-version-is-left-to-upgrades",
    "parameter-group-fits-the-engine",
    "database-logs-are-exported",
    "database-port-is-not-the-default",
  ].map((rule) => ({ rule, title: "an engine it does not know", change: set({ engine: "oracle-se2" }) })),
  {
    rule: "database-clients-must-use-tls",
    title: "an engine it does not know",
    change: set({ engine: "oracle-se2" }),
  },
  {
    rule: "parameter-group-fits-the-engine",
    title: "the default parameter group",
    change: set({ parameterGroupName: "default.postgres16" }),
  },
  {
    rule: "static-parameters-wait-for-a-reboot",
    title: "another engine's parameters",
    change: edit("aws:rds/parameterGroup:ParameterGroup", (inputs) => {
      inputs["family"] = "mysql8.0";
      inputs["parameters"] = [{ name: "max_connections", value: "100" }];
    }),
  },
  { rule: "storage-ceiling-leaves-headroom", title: "fixed storage", change: set({ maxAllocatedStorage: 0 }) },
  { rule: "storage-ceiling-leaves-headroom", title: "no ceiling", change: set({ maxAllocatedStorage: undefined }) },
  ...["gp3-figures-need-striped-storage", "gp3-figures-reach-the-baseline", "gp3-throughput-is-in-proportion"].map(
    (rule) => ({
      rule,
      title: "SQL Server, whose storage is never striped",
      change: set({ engine: "sqlserver-web", iops: 4_000, storageThroughput: 2_000 }),
    }),
  ),
  {
    rule: "gp3-figures-reach-the-baseline",
    title: "provisioned storage",
    change: set({ storageType: "io2", iops: 1_000 }),
  },
  {
    rule: "database-log-groups-come-first",
    title: "a database that exports no logs",
    change: all(
      set({ enabledCloudwatchLogsExports: [] }),
      remove("aws:cloudwatch/logGroup:LogGroup", "cloudmart-database-upgrade-logs"),
    ),
  },
  {
    rule: "database-identifier-is-short-enough",
    title: "a name that Pulumi generates",
    change: set({ identifier: undefined }),
  },
  {
    rule: "replica-source-has-its-own-password",
    title: "SQL Server",
    change: all(
      set({ engine: "sqlserver-ee" }),
      add(DATABASE, "replica", { replicateSourceDb: "<aws:rds/instance:Instance::cloudmart-database.identifier>" }),
    ),
  },
]);
