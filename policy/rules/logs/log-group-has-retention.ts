import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A log group says for how long it keeps its logs.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"],
  remedy: "Set `retentionInDays` from the tier's policy in environments/<env>.ts.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) => {
    const days = group.number("retentionInDays");
    return satisfiedWhen((days ?? 0) > 0, "retentionInDays", days, "write days: logs are kept, and charged, for ever");
  },
};
