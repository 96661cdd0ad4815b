import { balancersOf, ENDPOINT_GROUP, hasWebAcl, WEB_ACL_ASSOCIATION } from "../../accelerators";
import { leadingTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description:
    "A load balancer that an accelerator leads to has a web ACL of its own, before the way is open: who comes that way passes no CDN.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.html",
    "https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html",
  ],
  remedy: "Keep web ACL and association in components/compute/second-door.ts, and hand its load balancer on.",
  types: [ENDPOINT_GROUP],
  check: (group, stack) => {
    const balancers = balancersOf(group, stack);
    if (balancers.length === 0) return notApplicable;
    for (const balancer of balancers) {
      if (!hasWebAcl(balancer, stack)) {
        return violated("its load balancer's web ACL", undefined, `add an ${WEB_ACL_ASSOCIATION} for ${balancer.name}`);
      }
      const guards = leadingTo(stack, balancer, WEB_ACL_ASSOCIATION, "resourceArn");
      if (!guards.some((guard) => stack.dependsOn(group, guard))) {
        return violated("its dependencies", balancer.name, "let it wait for the web ACL's association");
      }
    }
    return satisfied;
  },
};
