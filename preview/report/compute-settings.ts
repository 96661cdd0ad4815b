/** The compute tier's settings: which instances, how many, and what makes them more. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { DISTRIBUTION, OVERRIDES } from "../../policy/instance-types";
import { ResourceView } from "../../policy/views";
import { describeCron } from "./cron";
import { ofType } from "./lookup";
import { each, show } from "./show-setting";

type Rows = Readonly<Record<string, string>>;

export function readCompute(graph: ResourceGraph): Rows {
  const groups = ofType(graph, "aws:autoscaling/group:Group");
  const templates = ofType(graph, "aws:ec2/launchTemplate:LaunchTemplate");
  const listeners = ofType(graph, "aws:lb/listener:Listener");
  return {
    ...(templates.length > 0 && { "Instance type": each(templates, ({ inputs }) => show(inputs["instanceType"])) }),
    ...(groups.length > 0 && {
      Instances: each(groups, ({ inputs }) => `${show(inputs["minSize"])} to ${show(inputs["maxSize"])}`),
      "Scheduled sizes": showSchedules(ofType(graph, "aws:autoscaling/schedule:Schedule")),
      ...readMix(groups),
    }),
    ...readForecast(ofType(graph, "aws:autoscaling/policy:Policy")),
    ...readPlacement(ofType(graph, "aws:ec2/placementGroup:PlacementGroup")),
    ...(listeners.length > 0 && { HTTPS: show(listeners.some(({ inputs }) => inputs["protocol"] === "HTTPS")) }),
  };
}

/** Only of groups that mix types: which ones, and what of them stays. */
function readMix(groups: readonly GraphResource[]): Rows {
  const mixed = groups.filter(({ inputs }) => inputs["mixedInstancesPolicy"] !== undefined);
  if (mixed.length === 0) return {};
  return {
    "Instance types": each(mixed, (group) => {
      const types = ResourceView.of(group)
        .objects(OVERRIDES)
        .map(({ instanceType }) => show(instanceType));
      return types.join(", ");
    }),
    "On demand": each(mixed, (group) => {
      const view = ResourceView.of(group);
      const base = view.number(`${DISTRIBUTION}.onDemandBaseCapacity`) ?? 0;
      const percent = view.number(`${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity`) ?? 100;
      return `the first ${base.toString()}, and ${percent.toString()}% of the others`;
    }),
  };
}

function readForecast(policies: readonly GraphResource[]): Rows {
  const forecasts = policies.filter(({ inputs }) => inputs["predictiveScalingConfiguration"] !== undefined);
  if (forecasts.length === 0) return {};
  const isActing = (policy: GraphResource): boolean =>
    ResourceView.of(policy).text("predictiveScalingConfiguration.mode") === "ForecastAndScale";
  return { Forecast: each(forecasts, (policy) => (isActing(policy) ? "raises the group" : "shown only")) };
}

function readPlacement(placements: readonly GraphResource[]): Rows {
  if (placements.length === 0) return {};
  return {
    Placement: each(placements, ({ inputs }) => {
      const parts = inputs["partitionCount"];
      return `${show(inputs["strategy"])}${parts === undefined ? "" : `, ${show(parts)} parts in a zone`}`;
    }),
  };
}

/** For example `0 at 21:00 Mon-Fri Asia/Seoul`: the group's minimum from then on. */
function showSchedules(schedules: readonly GraphResource[]): string {
  const sizes = schedules.map(({ inputs }) => {
    const { minSize, recurrence, startTime, timeZone = "UTC" } = inputs;
    return `${show(minSize)} at ${describeCron(show(recurrence ?? startTime))} ${show(timeZone)}`;
  });
  return sizes.length === 0 ? "none" : sizes.join(", ");
}
