import { type Rule, satisfied, violated } from "../../rule";

const NEEDED = ["allSupported", "includeGlobalResourceTypes"];

export const rule: Rule = {
  description: "A recorder of AWS Config records every type of resource, users and roles included.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1"],
  controls: ["Config.1"],
  remedy: "Keep `recordingGroup` in components/audit/configuration.ts.",
  types: ["aws:cfg/recorder:Recorder"],
  check: (recorder) => {
    const missing = NEEDED.map((each) => `recordingGroup.${each}`).find((each) => !recorder.flag(each));
    return missing === undefined ? satisfied : violated(missing, recorder.value(missing), "write true");
  },
};
