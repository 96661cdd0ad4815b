import { regionOf } from "../../deployment-target";
import { type Rule, satisfiedWhen } from "../../rule";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";

export const rule: Rule = {
  description: "AWS Config has one recorder and one delivery channel in a Region.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html",
    "https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html",
  ],
  remedy: "Leave out all but one; the block `audit` stands in one stack file of an account and Region.",
  types: [RECORDER, CHANNEL],
  check: (resource, stack) => {
    const region = regionOf(resource, stack);
    const others = stack
      .all(resource.type)
      .filter((each) => each !== resource && regionOf(each, stack) === region)
      .map(({ name }) => name);
    const refusal = "MaxNumberOfConfigurationRecordersExceededException, MaxNumberOfDeliveryChannelsExceededException";
    return satisfiedWhen(others.length === 0, "region", others, `leave all but one out of ${region} (${refusal})`);
  },
};
