import { z } from "zod";
import { block, dailyWindow, text, weeklyWindow, wholeNumber } from "./meaning";

/** The newest and the oldest major version that RDS creates without billing Extended Support. */
const POSTGRES_VERSIONS = ["14", "15", "16", "17", "18"] as const;

/** What pgAudit tells apart: https://github.com/pgaudit/pgaudit#pgauditlog. `misc` is left out: it is noise. */
const AUDITED_STATEMENTS = ["ddl", "role", "write", "read", "function"] as const;

const FAMILIES =
  "m5d?|m6(g|gd|i|id|idn|in)|m7(g|i)|m8gd?|r5[bd]?|r6(g|gd|i|id|idn|in)|r7(g|i)|r8gd?|x2(g|idn|iedn|iezn)";
const INSTANCE_CLASS = new RegExp(
  `^db\\.(t(3|4g)\\.(micro|small|medium|large|2?xlarge)|(${FAMILIES})\\.(large|\\d*xlarge))$`,
);

export const databaseSchema = block("RDS for PostgreSQL.", {
  engineVersion: z.enum(POSTGRES_VERSIONS).meta({
    description: "PostgreSQL major version; AWS keeps the minor version current in the maintenance window.",
    allowed: `${POSTGRES_VERSIONS.map((version) => `"${version}"`).join(", ")}, in quotes`,
    reason: "Older versions are past standard support, and AWS bills Extended Support by the vCPU-hour",
  }),
  instanceClass: text(INSTANCE_CLASS, {
    description: "Instance class.",
    allowed: "`db.<family>.<size>` of the families t3, t4g, m5 to m8, r5 to r8 and x2, such as `db.t3.micro`",
  }),
  storageGiB: wholeNumber(20, 65_536, { description: "gp3 storage at creation, GiB. It never shrinks." }),
  maxStorageGiB: wholeNumber(22, 65_536, {
    description: "Storage autoscaling stops here, GiB.",
    allowed: "at least 10 % above `storageGiB`, to 65536",
  }),
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
  iops: wholeNumber(12_000, 64_000, {
    description: "Provisioned gp3 IOPS. Left out: the baseline, 3000, or 12000 from 400 GiB up.",
    allowed: "12000 to 64000, and only from 400 GiB up",
  }).optional(),
  throughputMiBps: wholeNumber(500, 4_000, {
    description: "Provisioned gp3 throughput, MiB/s. Left out: the baseline, 125, or 500 from 400 GiB up.",
    allowed: "500 to 4000, at most a quarter of the IOPS, and only from 400 GiB up",
  }).optional(),
  databaseName: text(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, {
    description: "The database created with the instance.",
    allowed: "a letter, then up to 62 letters, digits and underscores; no word that PostgreSQL reserves",
  }),
  // 16 is RDS's limit, not PostgreSQL's: https://github.com/crossplane-contrib/provider-aws/issues/1701
  username: text(/^[A-Za-z][A-Za-z0-9_]{0,15}$/, {
    description: "Master user; its password is made, kept and rotated by RDS.",
    allowed: "a letter, then up to 15 letters, digits and underscores; no name that RDS or PostgreSQL reserves",
    reason: "RDS accepts no other master user name",
  }),
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
  iamUser: text(/^[a-z][a-z0-9_]{0,62}$/, {
    description:
      "The PostgreSQL role that the application signs in as, with tokens of IAM instead of a password; a person creates it " +
      "(`docs/database-users.md`). Left out: the master user and its password. RDS takes up to 200 such connections a second.",
    allowed:
      "a lowercase letter, then up to 62 lowercase letters, digits and underscores; not the master user, and no name that " +
      "RDS or PostgreSQL reserves",
  }).optional(),
  auditedStatements: z
    .array(z.enum(AUDITED_STATEMENTS))
    .min(1)
    .refine((classes) => new Set(classes).size === classes.length)
    .meta({
      description:
        "Classes of statements that pgAudit logs, with every connection; a person creates the extension " +
        "(`docs/database-users.md`). Left out: slow statements only.",
      allowed: `a list of ${AUDITED_STATEMENTS.map((each) => `\`${each}\``).join(", ")}, each once`,
    })
    .optional(),
  backupWindow: dailyWindow("Automated backups", 30),
  maintenanceWindow: weeklyWindow("Patches and changes that wait", 30),
  readReplicaCount: wholeNumber(0, 15, {
    description:
      "Read replicas, spread over the zones that carry work. From one on, the stack keeps the master password, not RDS.",
    reason: "RDS allows 15 replicas of one PostgreSQL instance",
  }),
  restoreFromSnapshot: text(
    /^(arn:aws(-cn|-us-gov)?:rds:[a-z0-9-]+:\d{12}:snapshot:)?((rds|awsbackup):)?[A-Za-z](-?[A-Za-z0-9])*$/,
    {
      description: "Snapshot to create the instance from. Setting, changing or removing it replaces the database.",
      allowed: "a snapshot's name or ARN",
    },
  ).optional(),
});
