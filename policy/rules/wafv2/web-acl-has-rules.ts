import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A web ACL has a rule; without one it costs money and lets everything pass.",
  family: "control",
  severity: "mandatory",
  controls: ["WAF.10"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10"],
  remedy: "Keep the rules in components/edge/firewall.ts.",
  types: ["aws:wafv2/webAcl:WebAcl"],
  check: (webAcl) => {
    const count = webAcl.elements("rules").length;
    return satisfiedWhen(count > 0 || webAcl.has("ruleJson"), "rules", count, "add AWS's managed groups");
  },
};
