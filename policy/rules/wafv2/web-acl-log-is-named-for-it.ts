import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const DESTINATIONS = "logDestinationConfigs";
const PREFIX = "aws-waf-logs-";

export const rule: Rule = {
  description: "The log group of a web ACL is named aws-waf-logs-..., and is in the web ACL's Region.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html",
    "https://github.com/pulumi/pulumi-aws/issues/1214",
    "https://github.com/hashicorp/terraform-provider-aws/issues/32262",
  ],
  remedy: "Keep `namePrefix` and `region` of the log group in components/edge/firewall.ts.",
  types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
  check: (logging, stack) => {
    const groups = ledTo(stack, logging, DESTINATIONS, LOG_GROUP);
    if (groups.length === 0) return notApplicable;
    for (const group of groups) {
      const name = group.text("name") ?? group.text("namePrefix") ?? group.name;
      if (!name.startsWith(PREFIX)) {
        return violated(
          DESTINATIONS,
          name,
          `name the group ${PREFIX}... (WAFInvalidParameterException, LOG_DESTINATION)`,
        );
      }
      const [there, here] = [regionOf(group, stack), regionOf(logging, stack)];
      if (there !== here) return violated(DESTINATIONS, there, `make the group in ${here}, the web ACL's Region`);
    }
    return satisfied;
  },
};
