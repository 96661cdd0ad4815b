import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "alarm-has-an-action",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "cloudmart-observability-(?:us-east-1-)?(?:no-healthy-instance|most-requests-fail|database-gone-primary|(readers|clients)-way|budget-burns-.*)",
    environments: ["dev", "prod"],
    reason:
      "a composite alarm tells for it, once instead of a storm; `alarm-reaches-somebody` holds that one does (components/observability/composite-alarms.ts)",
  },
];
