/** CloudWatch alarms, dashboards and metrics, and the topics they write to. Free allowances are an account's and not counted. */
import type { ResourceView } from "../../../../policy/views";
import { alwaysOn, type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const TOPIC = "aws:sns/topic:Topic";
const SAMPLING_RULE = "aws:xray/samplingRule:SamplingRule";

/** Alarms that look more often than every minute cost more. */
const STANDARD_PERIOD_SECONDS = 60;

export const observability: Pricers = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": priceAlarm,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": () => [
    alwaysOn("composite alarm", ["cloudwatch", "alarm-composite"], 1),
  ],
  "aws:cloudwatch/dashboard:Dashboard": () => [alwaysOn("dashboard", ["cloudwatch", "dashboard"], 1)],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": () => [
    alwaysOn("metric from a log", ["cloudwatch", "custom-metric-first-10000"], 1),
  ],
  "aws:synthetics/canary:Canary": () => [unpriced("canary, runs", "how often it runs is not read here")],
  [TOPIC]: priceTopic,
  [SAMPLING_RULE]: priceTraces,
};

/** An alarm is charged for each metric that it looks at. */
function* priceAlarm(alarm: ResourceView): Generator<Charge> {
  const metrics = alarm.objects("metricQueries").filter(({ metric }) => metric !== undefined);
  const periods = [
    alarm.number("period"),
    ...metrics.map((_, at) => alarm.number(`metricQueries[${at}].metric.period`)),
  ];
  const isFast = periods.some((period) => period !== undefined && period < STANDARD_PERIOD_SECONDS);
  const item = isFast ? "alarm-high-resolution" : "alarm-standard";
  yield alwaysOn("alarm, metrics", ["cloudwatch", item], Math.max(1, metrics.length));
}

function* priceTopic(_: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const millions = shareOf(usage.notificationsThousand / 1000, stack.all(TOPIC));
  yield used("topic, requests", ["sns", "api-requests"], millions);
}

/** X-Ray records this share of the requests. What comes before the share, each second, is not counted. */
function* priceTraces(rule: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const millions = shareOf(usage.readerRequestsMillion, stack.all(SAMPLING_RULE)) * (rule.number("fixedRate") ?? 0);
  yield used("traces, recorded", ["xray", "traces-recorded"], millions);
}
