import { EXPERIMENT } from "../../experiments";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const PATH = "logConfiguration.cloudwatchLogsConfiguration.logGroupArn";

export const rule: Rule = {
  description: "The log group of an experiment is named with its streams.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html"],
  remedy: "End `logGroupArn` with `:*`, as components/recovery/experiment-templates.ts does.",
  types: [EXPERIMENT],
  check: (experiment) => {
    if (!experiment.has(PATH)) return notApplicable;
    const arn = experiment.text(PATH) ?? "";
    return satisfiedWhen(arn.endsWith(":*"), PATH, arn, "end it with :* (ValidationException)");
  },
};
