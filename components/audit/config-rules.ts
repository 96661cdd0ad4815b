/** What AWS Config judges after deployment, whoever changed it: also what a person did by hand, which no program sees. */

/** A rule that AWS keeps, by its identifier. */
export interface ConfigRule {
  /** Part of the logical name. */
  readonly role: string;
  readonly identifier: string;
  readonly says: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
export const CONFIG_RULES: readonly ConfigRule[] = [
  {
    role: "trail-exists",
    identifier: "MULTI_REGION_CLOUD_TRAIL_ENABLED",
    says: "A trail records calls in every Region",
  },
  {
    role: "trail-is-signed",
    identifier: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    says: "A trail signs its files",
  },
  {
    role: "trail-is-encrypted",
    identifier: "CLOUD_TRAIL_ENCRYPTION_ENABLED",
    says: "A trail's files are encrypted with a key of the account",
  },
  {
    role: "root-has-no-key",
    identifier: "IAM_ROOT_ACCESS_KEY_CHECK",
    says: "The root user has no access key",
  },
  {
    role: "root-has-mfa",
    identifier: "ROOT_ACCOUNT_MFA_ENABLED",
    says: "The root user signs in with a second factor",
  },
  {
    role: "users-have-mfa",
    identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
    says: "Users of the console sign in with a second factor",
  },
  {
    role: "keys-stay",
    identifier: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
    says: "No key is about to be deleted",
  },
  {
    role: "network-is-logged",
    identifier: "VPC_FLOW_LOGS_ENABLED",
    says: "Every VPC has flow logs",
  },
  {
    role: "ssh-is-closed",
    identifier: "INCOMING_SSH_DISABLED",
    says: "No security group lets the world in by SSH",
  },
  {
    role: "default-group-is-closed",
    identifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
    says: "Default security groups let nothing in or out",
  },
  {
    role: "volumes-are-encrypted",
    identifier: "ENCRYPTED_VOLUMES",
    says: "Volumes in use are encrypted",
  },
  {
    role: "databases-are-encrypted",
    identifier: "RDS_STORAGE_ENCRYPTED",
    says: "Databases are encrypted",
  },
  {
    role: "databases-are-private",
    identifier: "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    says: "No database is reached from the internet",
  },
  {
    role: "snapshots-are-private",
    identifier: "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
    says: "No snapshot of a database is public",
  },
  {
    role: "buckets-are-not-read",
    identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    says: "No bucket can be read by everybody",
  },
  {
    role: "buckets-are-not-written",
    identifier: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    says: "No bucket can be written by everybody",
  },
  {
    role: "buckets-refuse-http",
    identifier: "S3_BUCKET_SSL_REQUESTS_ONLY",
    says: "Buckets answer over TLS only",
  },
];
