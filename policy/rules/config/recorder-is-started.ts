import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A recorder of AWS Config is started: a new one records nothing.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1"],
  controls: ["Config.1"],
  remedy: "Keep the recorder's status in components/audit/configuration.ts.",
  types: ["aws:cfg/recorder:Recorder"],
  check: (recorder, stack) => {
    const states = stack.referring(recorder, "aws:cfg/recorderStatus:RecorderStatus", "name");
    const isStarted = states.some((each) => each.flag("isEnabled"));
    return satisfiedWhen(isStarted, "its status", states[0]?.value("isEnabled"), "add one with isEnabled true");
  },
};
