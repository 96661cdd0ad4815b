import { all, alter, proveRules, remove, write } from "../../../support/rules";

const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const KEY = "aws:kms/key:Key";
const DATABASE = "aws:rds/instance:Instance";

const OWN = "cloudmart-recovery";
const STANDBY = "cloudmart-recovery-standby";
const continuous = write(PLAN, "rules[0].enableContinuousBackup", true);

proveRules([
  {
    rule: "continuous-backup-is-kept-35-days-at-most",
    title: "36 days",
    change: all(continuous, write(PLAN, "rules[0].lifecycle.deleteAfter", 36)),
    message: /rules\[0\]\.lifecycle\.deleteAfter is 36; write 1 to 35/,
    unchanged: "not applicable",
    satisfiedBy: continuous,
  },
  {
    rule: "continuous-backup-is-kept-35-days-at-most",
    title: "no end at all",
    change: all(continuous, write(PLAN, "rules[0].lifecycle", undefined)),
    message: /deleteAfter is not set; write 1 to 35/,
    unchanged: "not applicable",
  },
  {
    rule: "continuous-backup-is-kept-35-days-at-most",
    title: "cold storage",
    change: all(continuous, write(PLAN, "rules[0].lifecycle.coldStorageAfter", 1)),
    message: /coldStorageAfter is 1; leave it out/,
    unchanged: "not applicable",
  },
  ...["rules[0]", "rules[0].copyActions[0]"].map((path) => ({
    rule: "cold-storage-lasts-90-days",
    title: `89 days in it, ${path}`,
    change: all(
      write(PLAN, `${path}.lifecycle.coldStorageAfter`, 10),
      write(PLAN, `${path}.lifecycle.deleteAfter`, 99),
    ),
    message: /lifecycle\.deleteAfter is 99; write 100 or more/,
    unchanged: "not applicable" as const,
    satisfiedBy: all(
      write(PLAN, `${path}.lifecycle.coldStorageAfter`, 10),
      write(PLAN, `${path}.lifecycle.deleteAfter`, 100),
    ),
  })),
  {
    rule: "rds-backups-have-one-owner",
    title: "continuous backups of an instance that states its own",
    change: continuous,
    message: /ignoreChanges is .*; ignore changes of backupRetentionPeriod, backupWindow/,
    unchanged: "not applicable",
    satisfiedBy: all(
      continuous,
      alter(DATABASE, (each) => ({
        ...each,
        options: { ...each.options, ignoreChanges: ["backupRetentionPeriod", "backupWindow"] },
      })),
    ),
  },
  {
    rule: "database-is-in-a-backup-plan",
    title: "a database without the tag",
    change: write(DATABASE, "tags", undefined),
    message: /tags is not set; tag it as a plan's selection asks/,
  },
  {
    rule: "database-is-in-a-backup-plan",
    title: "another tag",
    change: write(DATABASE, "tags.Backup", "cloudmart-dev"),
    message: /"Backup":"cloudmart-dev"/,
  },
  {
    rule: "database-is-in-a-backup-plan",
    title: "a selection of something else",
    change: write(SELECTION, "resources", ["arn:aws:dynamodb:*:*:table/*"]),
    message: /tag it as a plan's selection asks/,
  },
  {
    rule: "backup-copy-is-in-another-region",
    title: "a vault for copies in the same Region",
    change: write(VAULT, "region", undefined, STANDBY),
    message: /copyActions' Region is "ap-northeast-2"; put cloudmart-recovery-standby elsewhere/,
  },
  {
    rule: "backups-are-copied",
    title: "a rule without a copy",
    change: write(PLAN, "rules[0].copyActions", undefined),
    message: /rules\[0\]\.copyActions is \[\]; copy to a vault in another Region/,
  },
  {
    rule: "vault-has-a-key-of-its-own",
    title: "AWS's own key",
    change: write(VAULT, "kmsKeyArn", undefined, OWN),
    message: /kmsKeyArn is not set; name a key of the stack/,
  },
  {
    rule: "vault-has-a-key-of-its-own",
    title: "a key of another Region",
    change: write(KEY, "region", undefined, `${STANDBY}-key`),
    message: /name a key of us-east-1/,
  },
  {
    rule: "vault-has-a-key-of-its-own",
    title: "one key for both",
    change: all(
      write(VAULT, "region", undefined, STANDBY),
      write(VAULT, "kmsKeyArn", `<${KEY}::${OWN}-key.arn>`, STANDBY),
    ),
    message: /give it another key than cloudmart-recovery has/,
  },
  ...["kms:CreateGrant", "kms:GenerateDataKey*"].map((action) => ({
    rule: "vault-key-admits-backup",
    title: `a key that refuses ${action}`,
    change: alter(
      KEY,
      (each) => ({
        ...each,
        inputs: { ...each.inputs, policy: String(each.inputs["policy"]).replace(`"${action}"`, '"kms:Verify"') },
      }),
      `${STANDBY}-key`,
    ),
    message: new RegExp(
      `kmsKeyArn is .*; allow backup.amazonaws.com ${action.replace("*", "")} in the policy of ${STANDBY}-key`,
    ),
  })),
  {
    rule: "vault-outlives-a-destroy",
    title: "a vault that is emptied",
    change: write(VAULT, "forceDestroy", true, OWN),
    message: /forceDestroy is true; write false/,
  },
  {
    rule: "vault-outlives-a-destroy",
    title: "a vault that Pulumi may delete",
    change: alter(VAULT, (each) => ({ ...each, options: { ...each.options, protect: false } }), STANDBY),
    message: /protect is false; write true/,
  },
  {
    rule: "vault-outlives-a-destroy",
    title: "a vault without a lock",
    change: remove(LOCK, STANDBY),
    message: /its lock is not set; lock it/,
  },
  {
    rule: "backups-are-kept-as-long-as-the-lock-asks",
    title: "backups that end before the lock does",
    change: write(PLAN, "rules[0].lifecycle.deleteAfter", 34),
    message: /rules\[0\]\.lifecycle\.deleteAfter is 34; write 35 or more, as the lock/,
  },
  {
    rule: "backups-are-kept-as-long-as-the-lock-asks",
    title: "copies that end before the lock does",
    change: write(PLAN, "rules[0].copyActions[0].lifecycle.deleteAfter", 7),
    message: /copyActions\[0\]\.lifecycle\.deleteAfter is 7; write 35 or more/,
  },
  {
    rule: "backups-are-kept-as-long-as-the-lock-asks",
    title: "backups without an end, and a lock with one",
    change: all(write(LOCK, "maxRetentionDays", 90, OWN), write(PLAN, "rules[0].lifecycle", undefined)),
    message: /deleteAfter is not set; write 90 or fewer/,
  },
  {
    rule: "what-fails-has-an-alarm",
    title: "a plan whose vault no alarm looks at",
    change: all(
      ...["no-backup", "no-copy", "no-restore-test"].map((role) =>
        remove("aws:cloudwatch/metricAlarm:MetricAlarm", `${OWN}-${role}`),
      ),
    ),
    message: /define an alarm on AWS\/Backup that looks at it/,
  },
  ...[SELECTION, "aws:backup/restoreTestingSelection:RestoreTestingSelection"].map((type) => ({
    rule: "role-trusts-its-service",
    title: `${type} with a role of another service`,
    change: write(
      "aws:iam/role:Role",
      "assumeRolePolicy",
      "{}",
      `${OWN}-${type === SELECTION ? "backup" : "restore-test"}`,
    ),
    message: /let backup\.amazonaws\.com take it/,
  })),
]);
