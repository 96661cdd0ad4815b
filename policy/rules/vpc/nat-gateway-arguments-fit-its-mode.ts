import { type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import { NAT_GATEWAY } from "../../subnet-routes";
import type { ResourceView } from "../../views";

/** What each kind of NAT gateway must have, and must not. */
const MODES = {
  regional: { needs: ["vpcId"], refuses: ["allocationId", "subnetId"] },
  zonal: { needs: ["allocationId", "subnetId"], refuses: ["availabilityZoneAddresses"] },
  private: { needs: ["subnetId"], refuses: ["allocationId", "secondaryAllocationIds"] },
} as const;

export const rule: Rule = {
  description: "A zonal NAT gateway has a subnet and an address; a regional one has a VPC and neither of them.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/ec2/natgateway/"],
  remedy: "Leave NAT gateways to awsx (`natGateways.strategy` in components/network/network.ts); it makes zonal ones.",
  types: [NAT_GATEWAY],
  check: (gateway) => {
    const mode = modeOf(gateway);
    const { needs, refuses } = MODES[mode];
    const extra = refuses.find((property) => gateway.has(property));
    if (extra !== undefined)
      return violated(extra, shownValue(gateway, extra), `leave it out of a ${mode} NAT gateway`);
    const missing = needs.find((property) => !gateway.has(property));
    return missing === undefined ? satisfied : violated(missing, undefined, `a ${mode} NAT gateway needs it`);
  },
};

function modeOf(gateway: ResourceView): keyof typeof MODES {
  if (gateway.text("availabilityMode") === "regional") return "regional";
  return gateway.text("connectivityType") === "private" ? "private" : "zonal";
}
