import { add, proveRules, remove, write } from "../../support/rules";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const GROUP = "cloudmart-edge-firewall";
const BOTH = [{ singleHeader: { name: "Authorization" } }, { singleHeader: { name: "Cookie" } }];

proveRules([
  {
    rule: "cloudfront-web-acl-is-in-us-east-1",
    title: "a web ACL that follows the provider",
    change: write(WEB_ACL, "region", undefined),
    message: /region is "ap-northeast-2"; write "us-east-1" \(WAFInvalidParameterException/,
  },
  {
    rule: "cloudfront-web-acl-is-in-us-east-1",
    title: "a list of addresses elsewhere",
    change: add("aws:wafv2/ipSet:IpSet", "offices", { scope: "CLOUDFRONT", region: "eu-west-1", addresses: [] }),
    message: /IpSet offices: region is "eu-west-1"/,
  },
  {
    rule: "distribution-web-acl-is-cloudfronts",
    title: "a web ACL for load balancers",
    change: write(WEB_ACL, "scope", "REGIONAL"),
    message: /webAclId is "REGIONAL"; name one of scope CLOUDFRONT \(InvalidWebACLId\)/,
  },
  {
    rule: "web-acl-has-rules",
    title: "no rule",
    change: write(WEB_ACL, "rules", []),
    message: /rules is 0; add AWS's managed groups/,
  },
  {
    rule: "web-acl-rules-publish-metrics",
    title: "a rule in silence",
    change: write(WEB_ACL, "rules[2].visibilityConfig.cloudwatchMetricsEnabled", false),
    message: /rules\[2\]\.visibilityConfig\.cloudwatchMetricsEnabled is false; write true/,
  },
  {
    rule: "web-acl-rules-publish-metrics",
    title: "a web ACL in silence",
    change: write(WEB_ACL, "visibilityConfig.cloudwatchMetricsEnabled", false),
    message: /: visibilityConfig\.cloudwatchMetricsEnabled is false; write true/,
  },
  {
    rule: "web-acl-logs-its-requests",
    title: "no log",
    change: remove(LOGGING),
    message: /its log is not set; add a aws:wafv2\/webAclLoggingConfiguration/,
  },
  {
    rule: "web-acl-log-is-named-for-it",
    title: "a group of another name",
    change: write(LOG_GROUP, "namePrefix", "firewall-", GROUP),
    message: /logDestinationConfigs is "firewall-"; name the group aws-waf-logs-/,
  },
  {
    rule: "web-acl-log-is-named-for-it",
    title: "a group in the stack's Region",
    change: write(LOG_GROUP, "region", undefined, GROUP),
    message: /logDestinationConfigs is "ap-northeast-2"; make the group in us-east-1/,
  },
  {
    rule: "web-acl-log-hides-credentials",
    title: "a log that shows cookies",
    change: write(LOGGING, "redactedFields", [{ singleHeader: { name: "authorization" } }]),
    message: /redactedFields is \["authorization"\]; add the single headers cookie/,
    satisfiedBy: write(LOGGING, "redactedFields", BOTH),
  },
]);
