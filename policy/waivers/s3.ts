import type { Waiver } from "../waiver";

const BUCKET = "aws:s3/bucket:Bucket";
const LOG_BUCKET =
  "cloudmart-(compute|edge)-access-logs|cloudmart-accelerator-flow-logs|cloudmart-storage-logs(-replica)?|cloudmart-audit-logs";
const SITE_BUCKET = "cloudmart-edge-site";
const DATA_BUCKET = "cloudmart-storage-(archive|media)";
const TRAIL_BUCKET = "cloudmart-audit-trail";

export const waivers: readonly Waiver[] = [
  {
    rule: "bucket-keeps-versions",
    type: BUCKET,
    name: LOG_BUCKET,
    environments: ["dev", "prod"],
    reason: "logs are written once under unique names, and versions would outlive their expiry",
  },
  {
    rule: "bucket-logs-its-requests",
    type: BUCKET,
    name: LOG_BUCKET,
    environments: ["dev", "prod"],
    reason:
      "it holds logs itself: logging to itself it would grow from its own log, and a second bucket would need a third",
  },
  {
    rule: "bucket-keeps-versions",
    type: BUCKET,
    name: DATA_BUCKET,
    environments: ["dev"],
    reason: "nobody needs an older test object back (`versionRetentionDays: 0` in environments/dev.ts)",
  },
  {
    rule: "bucket-logs-its-requests",
    type: BUCKET,
    name: `${DATA_BUCKET}|${TRAIL_BUCKET}`,
    environments: ["dev"],
    reason: "no audit in dev (`requestLogRetentionDays: 0` and `areRequestsLogged: false` in environments/dev.ts)",
  },
  {
    rule: "bucket-outlives-a-destroy",
    type: BUCKET,
    name: `${LOG_BUCKET}|${DATA_BUCKET}|${TRAIL_BUCKET}`,
    environments: ["dev"],
    reason: "`pulumi destroy` must work in dev (`protection` in environments/dev.ts)",
  },
  {
    rule: "bucket-keeps-versions",
    type: BUCKET,
    name: SITE_BUCKET,
    environments: ["dev"],
    reason: "the site is published again in a minute (edge.isSiteVersioned in environments/dev.ts)",
  },
  {
    rule: "bucket-logs-its-requests",
    type: BUCKET,
    name: SITE_BUCKET,
    environments: ["dev", "prod"],
    reason:
      "the distribution is its only reader, and logs what readers ask for; whoever publishes is CloudTrail's to note",
  },
  {
    rule: "bucket-outlives-a-destroy",
    type: BUCKET,
    name: SITE_BUCKET,
    environments: ["dev"],
    reason: "`pulumi destroy` must work in dev (`protection` in environments/dev.ts), and the site is published again",
  },
];
