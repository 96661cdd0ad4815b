import { looksAt, mayLookAt, METRIC_ALARM, namespacesOf } from "../../alarms";
import { type Failing, FAILING } from "../../failures";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { CannotTell, isJsonObject, type ResourceView, type StackView } from "../../views";

export const rule: Rule = {
  description: "Every resource that can fail by itself has an alarm, in a stack that has alarms.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_monitor_resources.html",
  ],
  remedy:
    "Define an alarm in components/observability/, with a dimension from the resource; what cannot fail by itself belongs into `NOT_FAILING` in policy/failures.ts, with the reason.",
  types: Object.keys(FAILING),
  check: (resource, stack) => {
    const failing = FAILING[resource.type];
    const alarms = stack.all(METRIC_ALARM);
    if (failing === undefined || alarms.length === 0) return notApplicable;
    const candidates = alarms.filter((alarm) => namespacesOf(alarm).some((each) => failing.namespaces.includes(each)));
    if (candidates.some((alarm) => isWatchedBy(resource, alarm, failing, stack))) return satisfied;
    if (candidates.some((alarm) => mayLookAt(alarm, resource, stack))) throw new CannotTell("dimensions");
    return violated("its alarms", [], `define an alarm on ${failing.namespaces.join(" or ")} that looks at it`);
  },
};

function isWatchedBy(resource: ResourceView, alarm: ResourceView, failing: Failing, stack: StackView): boolean {
  const { also = [], namedBy, through } = failing;
  if (through !== undefined) {
    const worked = ledTo(stack, resource, through.property, through.type);
    return worked.some((each) => looksAt(alarm, each, stack, also));
  }
  if (namedBy === undefined) return looksAt(alarm, resource, stack, also);
  const name = resource.text(namedBy.property);
  return dimensionsOf(alarm).some((dimensions) => dimensions[namedBy.dimension] === name);
}

function dimensionsOf(alarm: ResourceView): readonly Readonly<Record<string, unknown>>[] {
  const queries = alarm
    .objects("metricQueries")
    .map(({ metric }) => (isJsonObject(metric) ? metric["dimensions"] : undefined));
  return [alarm.value("dimensions"), ...queries].filter(isJsonObject);
}
