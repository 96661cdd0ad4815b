import { type Rule, satisfied, violated } from "../../rule";
import { SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "A subnet gives what is launched in it no public address unasked.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15"],
  controls: ["EC2.15"],
  remedy: "Write `mapPublicIpOnLaunch: false`; load balancers and NAT gateways choose their addresses themselves.",
  types: [SUBNET],
  check: (subnet) => {
    const property = ["mapPublicIpOnLaunch", "assignIpv6AddressOnCreation"].find((each) => subnet.flag(each));
    return property === undefined ? satisfied : violated(property, true, "write false");
  },
};
