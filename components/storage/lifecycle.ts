/** What becomes of objects as they age. */
import type * as aws from "@pulumi/aws";
import { listTransitions } from "../shared/archive-lifecycle";
import type { StorageArgs } from "./storage-args";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;

/** Parts of an upload that never finished are invisible, and charged for ever. Large uploads may take days. */
const UNFINISHED_UPLOAD_DAYS = 7;

const EVERY_OBJECT = {
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: UNFINISHED_UPLOAD_DAYS },
};

/** Through the cheaper classes to the end. Objects below 128 KB stay where they are: moving them costs more. */
export function listArchiveRules({ archive, versionRetentionDays }: StorageArgs): Rule[] {
  return [
    {
      ...EVERY_OBJECT,
      id: "age",
      transitions: listTransitions(archive),
      expiration: { days: archive.expireAfterDays },
      ...expireVersions(versionRetentionDays),
    },
  ];
}

/** S3 moves what nobody reads for 30 and for 90 days to cheaper tiers, and back on reading; nothing has to be restored. */
export function listMediaRules({ versionRetentionDays }: StorageArgs): Rule[] {
  return [
    {
      ...EVERY_OBJECT,
      id: "tier",
      transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
      ...expireVersions(versionRetentionDays),
      // What is left of a deleted object once its versions are gone.
      ...(versionRetentionDays > 0 && { expiration: { expiredObjectDeleteMarker: true } }),
    },
  ];
}

export function listLogRules({ requestLogRetentionDays }: StorageArgs): Rule[] {
  return [{ ...EVERY_OBJECT, id: "expire", expiration: { days: requestLogRetentionDays } }];
}

function expireVersions(days: number): Pick<Rule, "noncurrentVersionExpiration"> {
  return days > 0 ? { noncurrentVersionExpiration: { noncurrentDays: days } } : {};
}
