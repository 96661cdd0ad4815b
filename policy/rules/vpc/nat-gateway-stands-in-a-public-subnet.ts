import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { isPublic, NAT_GATEWAY, SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "A public NAT gateway stands in a subnet with a route to the internet gateway.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"],
  remedy: "Leave NAT gateways to awsx, which puts them into the public subnets (components/network/network.ts).",
  types: [NAT_GATEWAY],
  check: (gateway, stack) => {
    if (gateway.text("connectivityType") === "private") return notApplicable;
    const [subnet] = ledTo(stack, gateway, "subnetId", SUBNET);
    if (subnet === undefined) return notApplicable;
    return satisfiedWhen(
      isPublic(subnet, stack),
      "subnetId",
      subnet.name,
      "name a public subnet: this one has no route to an internet gateway, so nothing gets out",
    );
  },
};
