import type { Waiver } from "../waiver";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const waivers: readonly Waiver[] = [
  {
    rule: "logs-are-kept-for-a-year",
    type: LOG_GROUP,
    name: "cloudmart-.*",
    environments: ["dev"],
    reason: "dev's logs are read within days (`logRetentionDays: 7` in environments/dev.ts)",
  },
  {
    rule: "logs-are-kept-for-a-year",
    type: LOG_GROUP,
    name: "cloudmart-.*",
    environments: ["prod"],
    reason:
      "90 days are enough to look back at an incident noticed late (`logRetentionDays` and `flowLogRetentionDays` in " +
      "environments/prod.ts); who changed what is CloudTrail's to keep, not these groups'",
  },
];
