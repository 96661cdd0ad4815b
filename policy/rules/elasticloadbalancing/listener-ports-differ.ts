import { satisfiedWhen, type Rule } from "../../rule";

const LISTENER = "aws:lb/listener:Listener";

export const rule: Rule = {
  description: "No two listeners of a load balancer share a port.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html"],
  remedy: "Give each listener in components/compute/load-balancer.ts a port of its own.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const listeners = stack.referring(loadBalancer, LISTENER, "loadBalancerArn");
    const ports = listeners.map((listener) => listener.number("port") ?? null);
    return satisfiedWhen(
      new Set(ports).size === ports.length,
      "the listeners' port",
      ports,
      "give each listener a port of its own (DuplicateListener)",
    );
  },
};
