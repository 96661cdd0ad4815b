import { METRIC_ALARM, metricsIn } from "../../alarms";
import { regionOf } from "../../deployment-target";
import { notApplicable, type Outcome, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "An alarm on a web ACL names the web ACL, a rule, and the Region unless it is CloudFront's.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html",
    "https://github.com/cds-snc/forms-terraform/issues/559",
  ],
  remedy: "Write the dimensions as components/observability/edge-alarms.ts does; with others no data ever comes.",
  types: [METRIC_ALARM],
  check: (alarm, stack) => {
    const metrics = metricsIn(alarm).filter((at) => alarm.text(`${at}namespace`) === "AWS/WAFV2");
    const outcomes = metrics.map((at) => judgeDimensions(alarm, `${at}dimensions`, stack));
    if (outcomes.length === 0) return notApplicable;
    return outcomes.find(({ verdict }) => verdict === "violated") ?? satisfied;
  },
};

function judgeDimensions(alarm: ResourceView, path: string, stack: StackView): Outcome {
  const absent = ["WebACL", "Rule"].find((each) => !alarm.has(`${path}.${each}`));
  if (absent !== undefined) return violated(`${path}.${absent}`, undefined, 'name the web ACL, and a rule or "ALL"');
  const named = alarm.text(`${path}.WebACL`);
  const webAcl = stack
    .all("aws:wafv2/webAcl:WebAcl")
    .find((each) => each.text("visibilityConfig.metricName") === named);
  if (webAcl === undefined) return satisfied;
  const isCloudFronts = webAcl.text("scope") === "CLOUDFRONT";
  const region = alarm.text(`${path}.Region`);
  if (region === (isCloudFronts ? undefined : regionOf(webAcl, stack))) return satisfied;
  const instead = isCloudFronts ? "leave it out: CloudFront's metrics have none" : "write the web ACL's Region";
  return violated(`${path}.Region`, region, instead);
}
