import { balancersOf, ENDPOINT_GROUP, portsOf } from "../../accelerators";
import { regionOf } from "../../deployment-target";
import { leadingTo } from "../../relations";
import { type Outcome, notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const LISTENER = "aws:lb/listener:Listener";

/** The ports of a load balancer that encrypt, and those that do not. */
function listPorts(balancer: ResourceView, stack: StackView): ReadonlyMap<number, string> {
  const listeners = leadingTo(stack, balancer, LISTENER, "loadBalancerArn");
  return new Map(listeners.map((each) => [each.number("port") ?? 0, each.text("protocol") ?? ""]));
}

function judgePorts(group: ResourceView, balancer: ResourceView, stack: StackView): Outcome {
  const open = listPorts(balancer, stack);
  const instead = `name a port of ${balancer.name}: ${[...open.keys()].join(", ")}`;
  const deaf = portsOf(group, stack).find((port) => !open.has(port));
  if (deaf !== undefined) return violated("its listener's portRanges", deaf, instead);
  const port = group.number("healthCheckPort");
  if (port === undefined) return satisfied;
  if (!open.has(port)) return violated("healthCheckPort", port, instead);
  const asked = group.text("healthCheckProtocol") ?? "TCP";
  const spoken = open.get(port);
  if (["TCP", spoken].includes(asked)) return satisfied;
  return violated("healthCheckProtocol", asked, `write "${String(spoken)}", which ${balancer.name} speaks there`);
}

export const rule: Rule = {
  description:
    "An endpoint group is in its load balancer's Region, leads to ports that it listens on, and asks one of them, in its protocol, how it is.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateEndpointGroup.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html",
  ],
  remedy: "Keep port, protocol and Region together in components/accelerator/accelerator.ts.",
  types: [ENDPOINT_GROUP],
  check: (group, stack) => {
    const balancers = balancersOf(group, stack);
    if (balancers.length === 0) return notApplicable;
    const region = group.text("endpointGroupRegion");
    for (const balancer of balancers) {
      const where = regionOf(balancer, stack);
      if (region !== undefined && region !== where) {
        return violated("endpointGroupRegion", region, `write "${where}" (EndpointNotFoundException)`);
      }
      const outcome = judgePorts(group, balancer, stack);
      if (outcome.verdict === "violated") return outcome;
    }
    return satisfied;
  },
};
