import { z } from "zod";
import { block, text, wholeNumber } from "./meaning";

const MOST_DAYS = 36_500;

const archiveSchema = block("What is kept for years: instances write it, lifecycle makes it cheap.", {
  prefix: text(/^[\w.=-]+(\/[\w.=-]+)*$/, {
    description: "The folder that instances may read and write; they reach nothing beside it.",
    allowed: "folder names of letters, digits and `_ . = -`, with slashes between them only",
  }),
  infrequentAccessAfterDays: wholeNumber(30, MOST_DAYS, {
    description: "Days until an object moves to STANDARD_IA.",
    reason: "S3 moves nothing to STANDARD_IA in an object's first 30 days",
  }),
  glacierInstantAfterDays: wholeNumber(60, MOST_DAYS, {
    description: "Days until it moves to GLACIER_IR, which is still read at once.",
    allowed: "from 30 days after `infrequentAccessAfterDays`",
  }).optional(),
  deepArchiveAfterDays: wholeNumber(60, MOST_DAYS, {
    description: "Days until it moves to DEEP_ARCHIVE, which takes 12 to 48 hours to read.",
    allowed: "from 90 days after `glacierInstantAfterDays`, or 30 after `infrequentAccessAfterDays`",
  }).optional(),
  retentionDays: wholeNumber(1, MOST_DAYS, {
    description:
      "Days that object lock keeps every object from being deleted, where a system must keep them longer than its " +
      "environment's policy does. Left out: the policy's `storage.archiveRetentionDays`.",
    allowed:
      "from the policy's `storage.archiveRetentionDays` to `expireAfterDays`; nothing where the policy locks nothing",
  }).optional(),
  expireAfterDays: wholeNumber(60, MOST_DAYS, {
    description: "Days until it is deleted.",
    allowed:
      "30 days after the move to STANDARD_IA, 90 to GLACIER_IR, 180 to DEEP_ARCHIVE, and not before object lock ends",
  }),
});

const archiveTiersSchema = block(
  "Tiers of Intelligent-Tiering that objects must be restored from, for one folder that nobody watches. Left out, every object is read at once.",
  {
    prefix: text(/^[\w.=-]+(\/[\w.=-]+)*$/, {
      description: "The folder whose objects go there; beside `media`, which the CDN serves.",
      allowed: "folder names of letters, digits and `_ . = -`, with slashes between them only, such as `masters`",
    }),
    archiveAccessAfterDays: wholeNumber(90, 730, {
      description: "Days without a read until ARCHIVE_ACCESS, which takes 3 to 5 hours to restore.",
      reason: "S3 takes no other number of days",
    }).optional(),
    deepArchiveAccessAfterDays: wholeNumber(180, 730, {
      description: "Days without a read until DEEP_ARCHIVE_ACCESS, which takes up to 12 hours to restore.",
      reason: "S3 takes no other number of days",
    }).optional(),
  },
);

const mediaSchema = block("Large objects, read through the CDN only.", {
  isAccelerated: z.boolean().meta({
    description: "Transfer acceleration: uploads enter AWS's network near the sender. 0.04 to 0.08 USD per GB.",
    allowed: "`true` or `false`",
  }),
  archiveTiers: archiveTiersSchema.optional(),
});

export const storageSchema = block("Buckets with a purpose. A stack without the block has none.", {
  replicaRegion: text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
    description: "The Region that gets a copy of every object. Required in prod.",
    allowed: "a Region code other than `aws.region`, such as `us-east-1`",
  }).optional(),
  archive: archiveSchema,
  media: mediaSchema.optional(),
});
