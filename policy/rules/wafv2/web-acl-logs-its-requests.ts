import { satisfiedWhen, type Rule } from "../../rule";

const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

export const rule: Rule = {
  description: "A web ACL logs the requests it judges.",
  family: "control",
  severity: "mandatory",
  controls: ["WAF.11"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11"],
  remedy: "Keep the logging configuration in components/edge/firewall.ts.",
  types: ["aws:wafv2/webAcl:WebAcl"],
  check: (webAcl, stack) => {
    const isLogged = stack.referring(webAcl, LOGGING, "resourceArn").length > 0;
    return satisfiedWhen(isLogged, "its log", undefined, `add a ${LOGGING} for it`);
  },
};
