import { isWorld } from "../../address-blocks";
import { acceleratedPorts } from "../../accelerators";
import { LOAD_BALANCER, originsThatAre } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { type Door, doorsOfGroup, GROUP } from "../../security-group-doors";

/** An accelerator is a second door on purpose; the ports it does not lead to are none. */
function opensOnly(door: Door, ports: readonly number[]): boolean {
  const [from, to] = [door.resource.number(door.path("fromPort")), door.resource.number(door.path("toPort"))];
  return from !== undefined && from === to && ports.includes(from);
}

export const rule: Rule = {
  description:
    "A load balancer behind a distribution is not open to the world, which could go around firewall and CDN; but for the port of an accelerator, where a web ACL of its own guards it.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html",
    "https://github.com/compiler-explorer/infra/issues/2354",
    "https://github.com/GuardBench/guardbench-iac/issues/11",
  ],
  remedy:
    "Let in CloudFront's prefix list alone (components/compute/security-groups.ts); an accelerator brings its own web ACL (components/compute/second-door.ts).",
  types: [LOAD_BALANCER],
  check: (loadBalancer, stack) => {
    if (originsThatAre(loadBalancer, stack).length === 0) return notApplicable;
    const doors = ledTo(stack, loadBalancer, "securityGroups", GROUP).flatMap((group) => doorsOfGroup(group, stack));
    const ports = acceleratedPorts(loadBalancer, stack);
    const open = doors.find(
      (door) =>
        door.direction === "in" && door.addresses().some(({ block }) => isWorld(block)) && !opensOnly(door, ports),
    );
    if (open === undefined) return satisfied;
    return violated("securityGroups", open.resource.name, "let CloudFront's managed prefix list in, not the world");
  },
};
