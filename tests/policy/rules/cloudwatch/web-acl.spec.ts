import { proveLimits } from "../../../support/rule-limits";
import { all, proveRules, write } from "../../../support/rules";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const FIREWALL = "cloudmart-observability-us-east-1-firewall-blocks";
const BLOCKED = "metricQueries[1].metric";
const ALLOWED = "metricQueries[2].metric";

proveRules([
  {
    rule: "web-acl-alarm-names-its-dimensions",
    title: "no rule",
    change: write(ALARM, `${BLOCKED}.dimensions`, { WebACL: "firewall" }, FIREWALL),
    message: /firewall-blocks: metricQueries\[1\]\.metric\.dimensions\.Rule is not set; name the web ACL, and a rule/,
  },
  {
    rule: "web-acl-alarm-names-its-dimensions",
    title: "no web ACL",
    change: write(ALARM, `${ALLOWED}.dimensions`, { Rule: "ALL" }, FIREWALL),
    message: /metricQueries\[2\]\.metric\.dimensions\.WebACL is not set/,
  },
  {
    rule: "web-acl-alarm-names-its-dimensions",
    title: "a Region beside CloudFront's web ACL",
    change: write(ALARM, `${BLOCKED}.dimensions.Region`, "us-east-1", FIREWALL),
    message: /dimensions\.Region is "us-east-1"; leave it out: CloudFront's metrics have none/,
  },
  {
    rule: "web-acl-alarm-names-its-dimensions",
    title: "no Region beside the web ACL of a load balancer",
    change: write(WEB_ACL, "scope", "REGIONAL"),
    message: /dimensions\.Region is not set; write the web ACL's Region/,
    satisfiedBy: all(
      write(WEB_ACL, "scope", "REGIONAL"),
      write(ALARM, `${BLOCKED}.dimensions.Region`, "us-east-1", FIREWALL),
      write(ALARM, `${ALLOWED}.dimensions.Region`, "us-east-1", FIREWALL),
    ),
  },
]);

proveLimits([
  {
    rule: "web-acl-alarm-names-its-dimensions",
    title: "alarms on anything else",
    change: all(
      write(ALARM, `${BLOCKED}.namespace`, "Our/Firewall", FIREWALL),
      write(ALARM, `${ALLOWED}.namespace`, "Our/Firewall", FIREWALL),
    ),
  },
]);
