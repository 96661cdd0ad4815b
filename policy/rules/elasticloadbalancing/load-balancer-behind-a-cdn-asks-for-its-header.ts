import { LOAD_BALANCER, originsThatAre } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

/** The headers that CloudFront adds on the way to a load balancer, in lower case. */
function sentHeaders(loadBalancer: ResourceView, stack: StackView): readonly string[] {
  return originsThatAre(loadBalancer, stack).flatMap(({ distribution, path }) => {
    const headers = distribution.elements(`${path}.customHeaders`);
    return headers.map((header) => (distribution.text(`${header}.name`) ?? "").toLowerCase());
  });
}

/** The header that a rule asks for, in lower case; its value is secret, and of no matter here. */
function askedHeader(rule: ResourceView): string | undefined {
  const names = rule.elements("conditions").map((each) => rule.text(`${each}.httpHeader.httpHeaderName`));
  return names.find((name) => name !== undefined)?.toLowerCase();
}

export const rule: Rule = {
  description: "A load balancer behind a distribution refuses what lacks the header that this distribution adds.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html",
    "https://github.com/compiler-explorer/infra/issues/2354",
  ],
  remedy: "Keep the refusal and the rule in components/compute/origin-lock.ts: CloudFront's addresses are everybody's.",
  types: [LOAD_BALANCER],
  check: (loadBalancer, stack) => {
    if (originsThatAre(loadBalancer, stack).length === 0 || loadBalancer.flag("internal")) return notApplicable;
    const sent = sentHeaders(loadBalancer, stack);
    for (const listener of stack.referring(loadBalancer, "aws:lb/listener:Listener", "loadBalancerArn")) {
      const action = listener.text("defaultActions[0].type");
      if (action === "forward") {
        return violated("its listener's default action", action, "answer 403 and forward by a rule on the header");
      }
      const rules = stack.referring(listener, "aws:lb/listenerRule:ListenerRule", "listenerArn");
      const open = rules.find((each) => !sent.includes(askedHeader(each) ?? ""));
      if (open !== undefined) {
        return violated("its listener's rule", open.name, "add a condition on a header that CloudFront adds");
      }
    }
    return satisfied;
  },
};
