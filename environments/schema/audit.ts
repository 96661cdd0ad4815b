import { block, wholeNumber } from "./meaning";

const MOST_DAYS = 36_500;

export const auditSchema = block(
  "Who did what in the account, and by policy how it was set and who attacks. Left out, nothing of it is recorded.",
  {
    retentionDays: wholeNumber(1, MOST_DAYS, {
      description: "Days that the trail's files are kept, and locked where data is protected. In prod 365 at least.",
    }),
    infrequentAccessAfterDays: wholeNumber(30, MOST_DAYS, {
      description: "Days until a file moves to STANDARD_IA; S3 leaves files below 128 KB where they are.",
      reason: "S3 moves nothing to STANDARD_IA in an object's first 30 days",
    }).optional(),
    glacierInstantAfterDays: wholeNumber(30, MOST_DAYS, {
      description: "Days until it moves to GLACIER_IR, which is still read at once.",
      allowed: "30 or more, and from 30 days after `infrequentAccessAfterDays`",
    }).optional(),
    deepArchiveAfterDays: wholeNumber(30, MOST_DAYS, {
      description: "Days until it moves to DEEP_ARCHIVE, which takes 12 to 48 hours to read. In prod 90 at least.",
      allowed: "from 90 days after `glacierInstantAfterDays`, or 30 after `infrequentAccessAfterDays`",
    }).optional(),
  },
);
