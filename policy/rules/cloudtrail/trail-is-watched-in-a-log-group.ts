import { ledTo } from "../../relations";
import { type Rule, satisfied, violated } from "../../rule";
import { TRAIL } from "../../trails";

export const rule: Rule = {
  description: "A trail's events also go to a log group, where they are searched and their absence is seen.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5"],
  controls: ["CloudTrail.5"],
  remedy: "Keep `cloudWatchLogsGroupArn` and `cloudWatchLogsRoleArn` in components/audit/trail.ts.",
  types: [TRAIL],
  check: (trail, stack) => {
    const property = "cloudWatchLogsGroupArn";
    if (ledTo(stack, trail, property, "aws:cloudwatch/logGroup:LogGroup").length === 0) {
      return violated(property, trail.value(property), "name a log group of the stack");
    }
    if (trail.has("cloudWatchLogsRoleArn")) return satisfied;
    return violated("cloudWatchLogsRoleArn", undefined, "name a role that may write to the log group");
  },
};
