/** A web ACL of AWS WAF with its log: the same rules before CloudFront and before a load balancer. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const MANAGED_GROUPS = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];

/** Headers that let somebody act as the reader; the log says that they were there, not what they said. */
const CREDENTIALS = ["authorization", "cookie"];

export interface FirewallSettings {
  /** `count` lets everything pass and logs what it would have blocked: for the first weeks. */
  readonly mode: "block" | "count";
  /** Most requests that one address may send in five minutes, 10 to 2 billion. */
  readonly requestsPer5Minutes: number;
}

export interface WebAclSettings extends FirewallSettings {
  /** Where it is; left out, the stack's Region. */
  readonly region?: string;
  readonly scope: "CLOUDFRONT" | "REGIONAL";
  /** What its own metrics are counted by. */
  readonly metricName: string;
  /** Judges only requests whose header does not match; a secret of ours, which the log leaves out. */
  readonly unless?: { readonly header: string; readonly matches: pulumi.Input<string> };
  readonly logRetentionDays: number;
  readonly logKeyArn: pulumi.Input<string> | undefined;
  readonly isProtected: boolean;
}

export interface LoggedWebAcl {
  readonly webAcl: aws.wafv2.WebAcl;
  readonly logGroup: aws.cloudwatch.LogGroup;
}

/**
 * Whoever asks too often, then AWS's rules against bad addresses, common attacks, known bad inputs and SQL injection.
 *
 * 5 USD a month for the web ACL, 1 for each of its 5 rules, 0.60 for each million requests. The common rules refuse
 * bodies above 8 KB: start in `count` mode and read the log before blocking.
 */
export function createWebAcl(
  name: string,
  settings: WebAclSettings,
  options: pulumi.CustomResourceOptions,
): LoggedWebAcl {
  const { scope, metricName, logRetentionDays: retentionInDays, logKeyArn: kmsKeyId } = settings;
  const place = settings.region === undefined ? {} : { region: settings.region };
  const webAcl = new aws.wafv2.WebAcl(
    `${name}-firewall`,
    {
      ...place,
      scope,
      defaultAction: { allow: {} },
      rules: [limitRate(settings), ...MANAGED_GROUPS.map((group, index) => useGroup(group, index + 1, settings))],
      visibilityConfig: makeVisible(metricName),
    },
    options,
  );
  const logGroup = new aws.cloudwatch.LogGroup(
    `${name}-firewall`,
    // AWS WAF writes to groups of this name only.
    { ...place, namePrefix: `aws-waf-logs-${name}-`, retentionInDays, kmsKeyId },
    { ...options, protect: settings.isProtected },
  );
  const hidden = [...CREDENTIALS, ...(settings.unless === undefined ? [] : [settings.unless.header])];
  new aws.wafv2.WebAclLoggingConfiguration(
    `${name}-firewall`,
    {
      ...place,
      resourceArn: webAcl.arn,
      logDestinationConfigs: [logGroup.arn],
      redactedFields: hidden.map((header) => ({ singleHeader: { name: header } })),
    },
    options,
  );
  return { webAcl, logGroup };
}

/** First, so that whoever floods is refused before the rules that cost more to run. */
function limitRate(settings: WebAclSettings): aws.types.input.wafv2.WebAclRule {
  const { mode, requestsPer5Minutes: limit } = settings;
  return {
    name: "rate-per-address",
    priority: 0,
    action: mode === "block" ? { block: {} } : { count: {} },
    statement: {
      rateBasedStatement: { aggregateKeyType: "IP", limit, evaluationWindowSec: 300, ...describeScope(settings) },
    },
    visibilityConfig: makeVisible("rate-per-address"),
  };
}

function useGroup(name: string, priority: number, settings: WebAclSettings): aws.types.input.wafv2.WebAclRule {
  return {
    name,
    priority,
    overrideAction: settings.mode === "block" ? { none: {} } : { count: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...describeScope(settings) } },
    visibilityConfig: makeVisible(name),
  };
}

type Scope = Pick<
  aws.types.input.wafv2.WebAclRuleStatementRateBasedStatement &
    aws.types.input.wafv2.WebAclRuleStatementManagedRuleGroupStatement,
  "scopeDownStatement"
>;

function describeScope({ unless }: WebAclSettings): Scope {
  if (unless === undefined) return {};
  const regexMatchStatement = {
    regexString: unless.matches,
    fieldToMatch: { singleHeader: { name: unless.header } },
    textTransformations: [{ priority: 0, type: "NONE" }],
  };
  return { scopeDownStatement: { notStatement: { statement: { regexMatchStatement } } } };
}

function makeVisible(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
