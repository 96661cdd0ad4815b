import { balancersOf, ENDPOINT_GROUP } from "../../accelerators";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description:
    "An accelerator keeps its clients' addresses on the way to a load balancer: an internal one can be no endpoint without, and the web ACL's rate limit counts by them.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.sipp-caveats.html",
  ],
  remedy: "Keep `clientIpPreservationEnabled: true` in components/accelerator/accelerator.ts.",
  types: [ENDPOINT_GROUP],
  check: (group, stack) => {
    if (balancersOf(group, stack).length === 0) return notApplicable;
    const property = "clientIpPreservationEnabled";
    const hidden = group.elements("endpointConfigurations").find((each) => !group.flag(`${each}.${property}`));
    return hidden === undefined ? satisfied : violated(`${hidden}.${property}`, false, "write true");
  },
};
