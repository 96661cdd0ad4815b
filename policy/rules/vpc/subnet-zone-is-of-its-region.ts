import { regionOf } from "../../deployment-target";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "A subnet stands in a zone of the Region that its provider deploys to.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html"],
  remedy: "Make `aws.region` and the zones in `network.availabilityZones` agree in the stack file.",
  types: [SUBNET],
  check: (subnet, stack) => {
    const zone = subnet.text("availabilityZone");
    if (zone === undefined) return notApplicable;
    const region = regionOf(subnet, stack);
    return satisfiedWhen(
      zone.startsWith(region),
      "availabilityZone",
      zone,
      `name a zone of ${region} (InvalidParameterValue)`,
    );
  },
};
