import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A rule of AWS Config is made after the recorder that feeds it.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html"],
  remedy: "Keep `dependsOn` of the rules in components/audit/configuration.ts.",
  types: ["aws:cfg/rule:Rule"],
  check: (configRule, stack) => {
    const recorders = stack.all("aws:cfg/recorder:Recorder");
    if (recorders.length === 0) return notApplicable;
    const isWaiting = recorders.some((recorder) => stack.dependsOn(configRule, recorder));
    const instead = "add the recorder (NoAvailableConfigurationRecorderException)";
    return satisfiedWhen(isWaiting, "dependsOn", recorders[0]?.name, instead);
  },
};
