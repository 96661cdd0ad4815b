import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import type { EdgeArgs } from "./edge-args";

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const MANAGED_GROUPS = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];

/** Headers that let somebody act as the reader; the log says that they were there, not what they said. */
const CREDENTIALS = ["authorization", "cookie"];

export interface Firewall {
  readonly webAcl: aws.wafv2.WebAcl;
  readonly logGroup: aws.cloudwatch.LogGroup;
}

/** What the web ACL's own metrics are counted by. */
export const METRIC_NAME = "firewall";

/**
 * AWS WAF before the distribution: whoever asks too often, then AWS's rules against bad addresses, common attacks, known
 * bad inputs and SQL injection. Undefined where policy has none.
 *
 * 5 USD a month for the web ACL, 1 for each of its 5 rules, 0.60 for each million requests. The common rules refuse
 * bodies above 8 KB: start in `count` mode and read the log before blocking.
 */
export function createFirewall(
  name: string,
  { hasFirewall, firewall, firewallLogRetentionDays, logging, isProtected }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): Firewall | undefined {
  if (!hasFirewall || firewall === undefined) return undefined;
  const webAcl = new aws.wafv2.WebAcl(
    `${name}-firewall`,
    {
      region: CLOUDFRONT_REGION,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rules: [limitRate(firewall), ...MANAGED_GROUPS.map((group, index) => useGroup(group, index + 1, firewall))],
      visibilityConfig: makeVisible(METRIC_NAME),
    },
    options,
  );
  const logGroup = new aws.cloudwatch.LogGroup(
    `${name}-firewall`,
    {
      region: CLOUDFRONT_REGION,
      // AWS WAF writes to groups of this name only.
      namePrefix: `aws-waf-logs-${name}-`,
      retentionInDays: firewallLogRetentionDays,
      kmsKeyId: logging?.edgeKeyArn,
    },
    { ...options, protect: isProtected },
  );
  new aws.wafv2.WebAclLoggingConfiguration(
    `${name}-firewall`,
    {
      region: CLOUDFRONT_REGION,
      resourceArn: webAcl.arn,
      logDestinationConfigs: [logGroup.arn],
      redactedFields: CREDENTIALS.map((header) => ({ singleHeader: { name: header } })),
    },
    options,
  );
  return { webAcl, logGroup };
}

type Settings = NonNullable<EdgeArgs["firewall"]>;

/** First, so that whoever floods is refused before the rules that cost more to run. */
function limitRate({ mode, requestsPer5Minutes }: Settings): aws.types.input.wafv2.WebAclRule {
  return {
    name: "rate-per-address",
    priority: 0,
    action: mode === "block" ? { block: {} } : { count: {} },
    statement: {
      rateBasedStatement: { aggregateKeyType: "IP", limit: requestsPer5Minutes, evaluationWindowSec: 300 },
    },
    visibilityConfig: makeVisible("rate-per-address"),
  };
}

function useGroup(name: string, priority: number, { mode }: Settings): aws.types.input.wafv2.WebAclRule {
  return {
    name,
    priority,
    overrideAction: mode === "block" ? { none: {} } : { count: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: makeVisible(name),
  };
}

function makeVisible(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
