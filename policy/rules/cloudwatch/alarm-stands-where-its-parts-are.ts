import { COMPOSITE_ALARM, METRIC_ALARM, namespacesOf, topicsOf } from "../../alarms";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { type Outcome, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

/** Services whose metrics exist in us-east-1 only. */
const GLOBAL = ["AWS/CloudFront", "AWS/Route53"];
const GLOBAL_REGION = "us-east-1";

export const rule: Rule = {
  description: "An alarm stands in the Region of its metrics, of its topics and of the alarms it speaks for.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
    "https://github.com/aws/aws-cdk/issues/30483",
    "https://github.com/aws-devtools-labs/aws-blocks/issues/481",
  ],
  remedy: "Write the alarm's `region`, as components/observability/edge-alarms.ts does; alarms cannot cross Regions.",
  types: [METRIC_ALARM, COMPOSITE_ALARM],
  check: (alarm, stack) => {
    const region = regionOf(alarm, stack);
    if (isGlobal(alarm) && region !== GLOBAL_REGION) {
      return violated("region", region, `write ${GLOBAL_REGION}: elsewhere it never gets data`);
    }
    return checkParts(alarm, region, stack);
  },
};

/** CloudFront's web ACLs have no dimension `Region`, which all others have. */
function isGlobal(alarm: ResourceView): boolean {
  return alarm.type === METRIC_ALARM && namespacesOf(alarm).some((each) => GLOBAL.includes(each));
}

function checkParts(alarm: ResourceView, region: string, stack: StackView): Outcome {
  const members = alarm.type === COMPOSITE_ALARM ? ledTo(stack, alarm, "alarmRule", METRIC_ALARM) : [];
  const topics = alarm.has("alarmActions") ? topicsOf(alarm, stack) : [];
  const strange = [...topics, ...members].find((each) => regionOf(each, stack) !== region);
  if (strange === undefined) return satisfied;
  return violated("region", region, `write ${regionOf(strange, stack)}, where ${strange.name} is`);
}
