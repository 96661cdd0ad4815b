import { ACCELERATOR, ACCELERATOR_LISTENER, balancersOf, ENDPOINT_GROUP } from "../../accelerators";
import { leadingTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An accelerator of both IPv4 and IPv6 leads to load balancers of both only.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/about-accelerators.dual-stack.html"],
  remedy:
    "Keep `ipAddressType` the same in components/accelerator/accelerator.ts and components/compute/load-balancer.ts.",
  types: [ACCELERATOR],
  check: (accelerator, stack) => {
    const balancers = leadingTo(stack, accelerator, ACCELERATOR_LISTENER, "acceleratorArn")
      .flatMap((listener) => leadingTo(stack, listener, ENDPOINT_GROUP, "listenerArn"))
      .flatMap((group) => balancersOf(group, stack));
    if (balancers.length === 0) return notApplicable;
    if (accelerator.text("ipAddressType") !== "DUAL_STACK") return satisfied;
    const narrow = balancers.find((balancer) => !(balancer.text("ipAddressType") ?? "ipv4").startsWith("dualstack"));
    if (narrow === undefined) return satisfied;
    return violated("ipAddressType", "DUAL_STACK", `write "IPV4", the kind of ${narrow.name}`);
  },
};
