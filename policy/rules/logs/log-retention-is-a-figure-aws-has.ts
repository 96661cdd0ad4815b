import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const FIGURES = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const rule: Rule = {
  description: "The retention of a log group is one of the figures that CloudWatch has.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"],
  remedy: "Round the `...RetentionDays` in environments/<env>.ts up to one of the figures.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) => {
    const days = group.number("retentionInDays");
    if (days === undefined) return notApplicable;
    const next = FIGURES.find((figure) => figure >= days) ?? 0;
    return satisfiedWhen(FIGURES.includes(days), "retentionInDays", days, `write ${next} (InvalidParameterException)`);
  },
};
