import { balancersBehind, VPC_ORIGIN } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A load balancer listens on the port that its VPC origin calls.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginEndpointConfig.html"],
  remedy: "Keep the ports of components/edge/vpc-origin.ts and components/compute/load-balancer.ts alike.",
  types: [VPC_ORIGIN],
  check: (vpcOrigin, stack) => {
    const protocol = vpcOrigin.text("vpcOriginEndpointConfig.originProtocolPolicy");
    const property = `vpcOriginEndpointConfig.${protocol === "http-only" ? "httpPort" : "httpsPort"}`;
    const port = vpcOrigin.number(property);
    const balancers = balancersBehind(vpcOrigin, stack);
    for (const balancer of balancers) {
      const listeners = stack.referring(balancer, "aws:lb/listener:Listener", "loadBalancerArn");
      if (!listeners.some((listener) => listener.number("port") === port)) {
        return violated(property, port, `name a port that ${balancer.name} listens on`);
      }
    }
    return balancers.length === 0 ? notApplicable : satisfied;
  },
};
