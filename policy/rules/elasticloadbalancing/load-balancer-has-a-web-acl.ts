import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

export const rule: Rule = {
  description: "An application load balancer is associated with a web ACL.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.16"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16"],
  remedy: "Associate a regional web ACL with the load balancer.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    if ((loadBalancer.text("loadBalancerType") ?? "application") !== "application") return notApplicable;
    const associations = stack.referring(loadBalancer, ASSOCIATION, "resourceArn");
    return satisfiedWhen(associations.length > 0, "its web ACL", undefined, `add an ${ASSOCIATION} for it`);
  },
};
