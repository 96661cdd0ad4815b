import { type Rule, satisfiedWhen, violated } from "../../rule";
import { told } from "../../views";

const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";

export const rule: Rule = {
  description: "A recorder of AWS Config is started after it has a delivery channel.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigurationRecorder.html"],
  remedy: "Keep the channel in `dependsOn` of the recorder's status (components/audit/configuration.ts).",
  types: ["aws:cfg/recorderStatus:RecorderStatus"],
  check: (status, stack) => {
    const refusal = "(NoAvailableDeliveryChannelException)";
    const region = told(() => status.text("region"));
    const channels = stack.all(CHANNEL).filter((each) => told(() => each.text("region")) === region);
    if (channels.length === 0) return violated("its delivery channel", undefined, `add one ${refusal}`);
    const isWaiting = channels.some((channel) => stack.dependsOn(status, channel));
    return satisfiedWhen(isWaiting, "dependsOn", channels[0]?.name, `add the channel ${refusal}`);
  },
};
