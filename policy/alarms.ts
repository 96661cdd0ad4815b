/** Alarms: what they look at, whom they tell, and who tells for them. */
import { ledTo, leadingTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const TOPIC = "aws:sns/topic:Topic";
export const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

/** Namespaces of an alarm's metrics, which are known before their dimensions are. */
export function namespacesOf(alarm: ResourceView): readonly string[] {
  return metricsIn(alarm)
    .map((at) => alarm.text(`${at}namespace`))
    .filter((each) => each !== undefined);
}

/** Where an alarm describes metrics: in itself, and in each of its queries. */
export function metricsIn(alarm: ResourceView): readonly string[] {
  return ["", ...alarm.elements("metricQueries").map((path) => `${path}.metric.`)];
}

/** The composite alarms that speak for an alarm. */
export function compositesOver(alarm: ResourceView, stack: StackView): readonly ResourceView[] {
  return leadingTo(stack, alarm, COMPOSITE_ALARM, "alarmRule");
}

/** The topics of the stack that an alarm tells. */
export function topicsOf(alarm: ResourceView, stack: StackView): readonly ResourceView[] {
  return alarm.length("alarmActions") === 0 ? [] : ledTo(stack, alarm, "alarmActions", TOPIC);
}

export function subscriptionsOf(topic: ResourceView, stack: StackView): readonly ResourceView[] {
  return leadingTo(stack, topic, SUBSCRIPTION, "topic");
}

const SOURCES = ["dimensions", "metricQueries"];

/**
 * Does an alarm look at a resource? By what its dimensions come from; `also` are types that hand a resource's name on.
 */
export function looksAt(
  alarm: ResourceView,
  resource: ResourceView,
  stack: StackView,
  also: readonly string[],
): boolean {
  const { urn, type, name } = resource.resource;
  const text = SOURCES.map((path) => JSON.stringify(alarm.resource.inputs[path] ?? "")).join();
  if (text.includes(`<${type}::${name}.`)) return true;
  const sources = SOURCES.flatMap((path) => alarm.resource.propertyDependencies[path] ?? []);
  if (sources.includes(urn)) return true;
  const between = also
    .flatMap((each) => stack.all(each))
    .filter((each) => sources.includes(each.resource.urn) && each.resource.dependencies.includes(urn));
  return between.length > 0;
}

/** May it look at a resource that a component of another plugin made? Not where its dimensions say at which one. */
export function mayLookAt(alarm: ResourceView, resource: ResourceView, stack: StackView): boolean {
  if (SOURCES.some((path) => JSON.stringify(alarm.resource.inputs[path] ?? "").includes(`<${resource.type}::`)))
    return false;
  const sources = SOURCES.flatMap((path) => alarm.resource.propertyDependencies[path] ?? []);
  return stack.graph.resources.some(
    ({ urn, remote }) => remote && sources.includes(urn) && isBelow(resource, urn, stack),
  );
}

function isBelow(resource: ResourceView, ancestor: string, stack: StackView): boolean {
  const { parent } = resource.resource;
  if (parent === undefined) return false;
  if (parent === ancestor) return true;
  const next = stack.all(typeOf(parent)).find((view) => view.resource.urn === parent);
  return next !== undefined && isBelow(next, ancestor, stack);
}

/** The last type of a URN's chain. */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
