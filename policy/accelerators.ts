/** AWS Global Accelerator: what it leads to, and what guards that. */
import { LOAD_BALANCER } from "./distributions";
import { leadingTo, ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
export const ACCELERATOR_LISTENER = "aws:globalaccelerator/listener:Listener";
export const ENDPOINT_GROUP = "aws:globalaccelerator/endpointGroup:EndpointGroup";
export const WEB_ACL_ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** The stack's load balancers that an endpoint group leads to. */
export function balancersOf(endpointGroup: ResourceView, stack: StackView): readonly ResourceView[] {
  return ledTo(stack, endpointGroup, "endpointConfigurations", LOAD_BALANCER);
}

/** The endpoint groups that lead to a load balancer. */
export function endpointGroupsTo(loadBalancer: ResourceView, stack: StackView): readonly ResourceView[] {
  return stack.all(ENDPOINT_GROUP).filter((group) => balancersOf(group, stack).includes(loadBalancer));
}

export function hasWebAcl(loadBalancer: ResourceView, stack: StackView): boolean {
  return leadingTo(stack, loadBalancer, WEB_ACL_ASSOCIATION, "resourceArn").length > 0;
}

/** Does an accelerator lead to a load balancer that a web ACL guards? */
export function isGuardedEndpoint(loadBalancer: ResourceView, stack: StackView): boolean {
  return endpointGroupsTo(loadBalancer, stack).length > 0 && hasWebAcl(loadBalancer, stack);
}

/** The ports of a load balancer that accelerators lead to; none where no web ACL guards it. */
export function acceleratedPorts(loadBalancer: ResourceView, stack: StackView): readonly number[] {
  if (!isGuardedEndpoint(loadBalancer, stack)) return [];
  return endpointGroupsTo(loadBalancer, stack).flatMap((group) => portsOf(group, stack));
}

/** The ports at which an endpoint group's listener takes connections, which are the endpoints' as well. */
export function portsOf(endpointGroup: ResourceView, stack: StackView): readonly number[] {
  return ledTo(stack, endpointGroup, "listenerArn", ACCELERATOR_LISTENER).flatMap((listener) =>
    listener.elements("portRanges").flatMap((range) => {
      const [from, to] = [listener.number(`${range}.fromPort`), listener.number(`${range}.toPort`)];
      if (from === undefined || to === undefined) return [];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
}
