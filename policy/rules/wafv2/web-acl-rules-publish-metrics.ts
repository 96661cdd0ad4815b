import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Each rule of a web ACL, and the web ACL itself, publishes metrics, which alarms can watch.",
  family: "control",
  severity: "mandatory",
  controls: ["WAF.12"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12"],
  remedy: "Keep `cloudwatchMetricsEnabled` in components/edge/firewall.ts.",
  types: ["aws:wafv2/webAcl:WebAcl"],
  check: (webAcl) => {
    const rules = webAcl.elements("rules").map((path) => `${path}.`);
    const silent = ["", ...rules].find((each) => !webAcl.flag(`${each}visibilityConfig.cloudwatchMetricsEnabled`));
    if (silent === undefined) return satisfied;
    return violated(`${silent}visibilityConfig.cloudwatchMetricsEnabled`, false, "write true");
  },
};
