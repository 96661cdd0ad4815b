import { add, alter, edit, type Inputs, proveRules } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const COPY = "aws:rds/snapshotCopy:SnapshotCopy";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));

proveRules([
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "windows that share half an hour",
    change: set({ backupWindow: "18:30-19:30" }),
    message: /backupWindow is "18:30-19:30"; write a time outside maintenanceWindow, sat:19:00-sat:20:00/,
  },
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "a maintenance window over midnight",
    change: set({ backupWindow: "00:15-00:45", maintenanceWindow: "sun:23:30-mon:00:30" }),
    message: /backupWindow is "00:15-00:45"/,
  },
  {
    rule: "backup-window-avoids-maintenance-window",
    title: "one window only",
    change: set({ backupWindow: undefined, backupRetentionPeriod: 1 }),
    message: /backupWindow is not set; write both windows/,
  },
  {
    rule: "database-windows-last-30-minutes",
    title: "a backup window of 29 minutes",
    change: set({ backupWindow: "18:00-18:29" }),
    message: /backupWindow is "18:00-18:29"; write a window of 30 minutes or more/,
  },
  {
    rule: "database-windows-last-30-minutes",
    title: "a maintenance window of 20 minutes",
    change: set({ maintenanceWindow: "sat:23:50-sun:00:10" }),
    message: /maintenanceWindow is "sat:23:50-sun:00:10"; write a window of 30 minutes or more/,
  },
  {
    rule: "database-windows-last-30-minutes",
    title: "a window in words",
    change: set({ maintenanceWindow: "Saturday evening" }),
    message: /maintenanceWindow is "Saturday evening"; write ddd:hh:mm-ddd:hh:mm in UTC/,
  },
  {
    rule: "database-keeps-backups-for-a-week",
    title: "no word on backups",
    change: set({ backupRetentionPeriod: undefined }),
    message: /backupRetentionPeriod is not set; write 7 or more/,
  },
  {
    rule: "database-keeps-backups-for-a-week",
    title: "six days",
    change: set({ backupRetentionPeriod: 6 }),
    message: /backupRetentionPeriod is 6; write 7 or more/,
  },
  {
    rule: "backups-are-kept-35-days-at-most",
    title: "36 days",
    change: set({ backupRetentionPeriod: 36 }),
    message: /backupRetentionPeriod is 36; write 0 to 35/,
    satisfiedBy: set({ backupRetentionPeriod: 35 }),
  },
  {
    rule: "final-snapshot-is-named-or-skipped",
    title: "no name",
    change: set({ finalSnapshotIdentifier: undefined }),
    message: /finalSnapshotIdentifier is not set; write a name, or skipFinalSnapshot: true/,
  },
  {
    rule: "final-snapshot-name-is-unique",
    title: "a fixed name",
    change: alter(DATABASE, (resource) => ({
      ...resource,
      inputs: { ...resource.inputs, finalSnapshotIdentifier: "cloudmart-final" },
      propertyDependencies: {},
    })),
    message: /finalSnapshotIdentifier is "cloudmart-final"; append a random part.*DBSnapshotAlreadyExists/,
  },
  {
    rule: "database-snapshots-carry-its-tags",
    title: "no word on tags",
    change: set({ copyTagsToSnapshot: undefined }),
    message: /copyTagsToSnapshot is not set; write true/,
  },
  {
    rule: "snapshot-is-private",
    title: "a snapshot for everybody",
    change: add(COPY, "copy", { sharedAccounts: ["all"] }),
    message: /sharedAccounts is \["all"\]; name accounts instead of all/,
    unchanged: "not applicable",
    satisfiedBy: add(COPY, "copy", { sharedAccounts: ["333333333333"] }),
  },
  {
    rule: "snapshot-copy-is-encrypted",
    title: "a copy without a key",
    change: add(COPY, "copy", {}),
    message: /kmsKeyId is not set; name a key/,
    unchanged: "not applicable",
    satisfiedBy: add(COPY, "copy", { kmsKeyId: "<aws:kms/key:Key::cloudmart-database-key.arn>" }),
  },
  {
    rule: "protected-database-leaves-its-backups",
    title: "no final snapshot",
    change: set({ skipFinalSnapshot: true }),
    message: /cloudmart-database: skipFinalSnapshot is true; write false/,
  },
  {
    rule: "protected-database-leaves-its-backups",
    title: "backups that go with it",
    change: set({ deleteAutomatedBackups: true }),
    message: /deleteAutomatedBackups is true; write false/,
  },
  {
    rule: "protected-database-leaves-its-backups",
    title: "backups left to the provider, which deletes them",
    change: set({ deleteAutomatedBackups: undefined }),
    message: /deleteAutomatedBackups is not set; write false/,
  },
  {
    rule: "protected-database-leaves-its-backups",
    stack: "dev",
    title: "deletion protection alone",
    change: set({ deletionProtection: true }),
    message: /skipFinalSnapshot is true/,
    unchanged: "not applicable",
  },
]);
