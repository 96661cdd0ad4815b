import { METRIC_ALARM } from "../../alarms";
import { type Rule, satisfiedWhen } from "../../rule";

const MEANINGS = ["breaching", "notBreaching", "ignore"];

export const rule: Rule = {
  description: "An alarm says what it means when no data comes.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
    "https://github.com/aws-devtools-labs/aws-blocks/issues/488",
  ],
  remedy: "Write `treatMissingData`; left out, the alarm changes to INSUFFICIENT_DATA, which tells nobody.",
  types: [METRIC_ALARM],
  check: (alarm) => {
    const written = alarm.text("treatMissingData");
    return satisfiedWhen(
      written !== undefined && MEANINGS.includes(written),
      "treatMissingData",
      written,
      `write ${MEANINGS.join(", ")}`,
    );
  },
};
