import { regionOf } from "../../deployment-target";
import { type Rule, satisfiedWhen } from "../../rule";

const QUOTA = 5;
const ADDRESS = "aws:ec2/eip:Eip";

export const rule: Rule = {
  description: "The stack takes at most five Elastic IP addresses in a Region, the quota of a new account.",
  family: "refused",
  severity: "advisory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
    "https://github.com/hashicorp/terraform/issues/6018",
    "https://github.com/anomalyco/sst/issues/5680",
  ],
  remedy: "Have `EC2-VPC Elastic IPs` raised, or take fewer zones or one NAT gateway (`network.natGatewayStrategy`).",
  types: [ADDRESS],
  check: (address, stack) => {
    const region = regionOf(address, stack);
    const taken = stack.all(ADDRESS).filter((each) => regionOf(each, stack) === region);
    const number = taken.indexOf(address) + 1;
    return satisfiedWhen(
      number <= QUOTA,
      "its number in the Region",
      number,
      `keep to ${QUOTA}, less what other stacks of the account hold, or have the quota raised first (AddressLimitExceeded)`,
    );
  },
};
