import { add, all, type Change, edit, type Inputs, proveRules, write } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const SOURCE = "<aws:rds/instance:Instance::cloudmart-database.identifier>";
const KEY_NAME = "cloudmart-database-key";
const KEY = `<aws:kms/key:Key::${KEY_NAME}.arn>`;
const ABROAD = { replicateSourceDb: "arn:aws:rds:us-east-1:222222222222:db:cloudmart" };

const addReplica = (inputs: Parameters<typeof add>[2] = {}): Change =>
  add(DATABASE, "cloudmart-database-replica-1", {
    replicateSourceDb: SOURCE,
    skipFinalSnapshot: true,
    storageEncrypted: true,
    ...inputs,
  });
const addCopies = (inputs: Parameters<typeof add>[2]): Change =>
  add("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", "copies", {
    sourceDbInstanceArn: `<${DATABASE}::cloudmart-database.arn>`,
    ...inputs,
  });
const setPrimary = (values: Inputs): Change =>
  edit(DATABASE, (inputs) => Object.assign(inputs, values), "cloudmart-database");

proveRules([
  {
    rule: "replica-takes-no-final-snapshot",
    title: "a replica that takes one",
    change: addReplica({ skipFinalSnapshot: false }),
    message: /replica-1: skipFinalSnapshot is false; write true/,
    unchanged: "not applicable",
    satisfiedBy: addReplica(),
  },
  {
    rule: "replica-has-no-user-of-its-own",
    title: "a password of the replica's own",
    change: addReplica({ manageMasterUserPassword: true }),
    message: /replica-1: manageMasterUserPassword is true; leave it out of a replica/,
    unchanged: "not applicable",
    satisfiedBy: addReplica(),
  },
  {
    rule: "replica-takes-the-key-of-its-source",
    title: "a key beside a source in the same Region",
    change: addReplica({ kmsKeyId: KEY }),
    message: /replica-1: kmsKeyId is "<aws:kms\/key:Key::cloudmart-database-key.arn>"; leave it out/,
    unchanged: "not applicable",
    satisfiedBy: addReplica(),
  },
  {
    rule: "cross-region-replica-names-a-key",
    title: "a source in another Region and no key",
    change: addReplica(ABROAD),
    message: /replica-1: kmsKeyId is not set; name a key of this Region: the source's, in us-east-1/,
    unchanged: "not applicable",
    satisfiedBy: addReplica({ ...ABROAD, kmsKeyId: KEY }),
  },
  {
    rule: "replica-source-keeps-backups",
    title: "a source without backups",
    change: all(addReplica(), setPrimary({ backupRetentionPeriod: 0 })),
    message: /cloudmart-database: backupRetentionPeriod is 0; write 1 or more.*InvalidDBInstanceState/,
    unchanged: "not applicable",
    satisfiedBy: all(addReplica(), setPrimary({ backupRetentionPeriod: 1 })),
  },
  ...["postgres", "mysql"].map((engine) => ({
    rule: "replica-source-has-its-own-password",
    title: `a replica of a source on ${engine} whose password RDS manages`,
    change: all(addReplica(), setPrimary({ engine })),
    message: /cloudmart-database: manageMasterUserPassword is true; write a password instead/,
    unchanged: "not applicable" as const,
    satisfiedBy: all(addReplica(), setPrimary({ engine, manageMasterUserPassword: undefined, password: "[secret]" })),
  })),
  {
    rule: "blue-green-has-its-own-password",
    title: "a password that RDS manages",
    change: setPrimary({ blueGreenUpdate: { enabled: true } }),
    message: /manageMasterUserPassword is true; write a password instead.*SourceDatabaseNotSupportedFault/,
    unchanged: "not applicable",
    satisfiedBy: setPrimary({ blueGreenUpdate: { enabled: true }, manageMasterUserPassword: undefined }),
  },
  {
    rule: "blue-green-keeps-backups",
    title: "no backups",
    change: setPrimary({ blueGreenUpdate: { enabled: true }, backupRetentionPeriod: 0 }),
    message: /backupRetentionPeriod is 0; write 1 or more beside blueGreenUpdate/,
    unchanged: "not applicable",
    satisfiedBy: setPrimary({ blueGreenUpdate: { enabled: true }, backupRetentionPeriod: 1 }),
  },
  {
    rule: "blue-green-has-no-replicas",
    title: "a replica in the program",
    change: all(addReplica(), setPrimary({ blueGreenUpdate: { enabled: true } })),
    message: /blueGreenUpdate\.enabled is true; leave it out while cloudmart-database-replica-1 follows/,
    unchanged: "not applicable",
    satisfiedBy: setPrimary({ blueGreenUpdate: { enabled: true } }),
  },
  {
    rule: "storage-ceiling-leaves-headroom",
    title: "a replica's ceiling below its source's storage",
    change: addReplica({ maxAllocatedStorage: 20 }),
    message: /replica-1: maxAllocatedStorage is 20; write 22 or more/,
  },
  {
    rule: "gp3-figures-need-striped-storage",
    title: "a replica's IOPS on its source's storage",
    change: addReplica({ storageType: "gp3", iops: 12_000 }),
    message: /replica-1: iops is 12000; leave it out below 400 GiB/,
    unchanged: "not applicable",
  },
  {
    rule: "parameter-group-fits-the-engine",
    title: "a replica of a source with another version",
    change: all(
      addReplica({ parameterGroupName: "<aws:rds/parameterGroup:ParameterGroup::cloudmart-database-parameters.name>" }),
      setPrimary({ engineVersion: "16" }),
    ),
    message: /replica-1: parameterGroupName is .*; name a group of family postgres16/,
  },
  {
    rule: "cross-region-replica-names-a-key",
    title: "a key that stayed in the Region of the source",
    change: all(addReplica({ ...ABROAD, kmsKeyId: KEY }), write("aws:kms/key:Key", "region", "us-east-1", KEY_NAME)),
    message: /replica-1: kmsKeyId's Region is "us-east-1"; name a key of this Region/,
    unchanged: "not applicable",
    satisfiedBy: addReplica({ ...ABROAD, kmsKeyId: KEY }),
  },
  {
    rule: "cross-region-backup-names-a-key",
    title: "copies of an encrypted database without a key",
    change: addCopies({ region: "us-east-1" }),
    message: /copies: kmsKeyId is not set; name a key of the Region of the copies/,
    satisfiedBy: addCopies({ region: "us-east-1", kmsKeyId: "arn:aws:kms:us-east-1:222222222222:key/1" }),
  },
  {
    rule: "cross-region-backup-names-a-key",
    title: "copies with the database's own key",
    change: addCopies({ region: "us-east-1", kmsKeyId: KEY }),
    message: /copies: kmsKeyId's Region is "ap-northeast-2"; name a key of the copies' own/,
    satisfiedBy: all(
      addCopies({ region: "us-east-1", kmsKeyId: KEY }),
      write("aws:kms/key:Key", "region", "us-east-1", KEY_NAME),
    ),
  },
]);
