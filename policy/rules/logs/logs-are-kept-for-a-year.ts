import { type Rule, satisfiedWhen } from "../../rule";

const LEAST_DAYS = 365;

export const rule: Rule = {
  description: "A log group keeps its logs for a year or more.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudWatch.16"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16"],
  remedy: "Raise the tier's `logRetentionDays` or `flowLogRetentionDays` in environments/<env>.ts.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) => {
    const days = group.number("retentionInDays") ?? 0;
    const isLongEnough = days === 0 || days >= LEAST_DAYS;
    return satisfiedWhen(isLongEnough, "retentionInDays", days, `write ${LEAST_DAYS} or more`);
  },
};
