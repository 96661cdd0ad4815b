import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "./compute-args";
import type { ScalingGroupParts } from "./scaling-group";

/** Instances that the forecast asks for start so long before it, and are warm when it comes true. */
const FORECAST_LEAD_SECONDS = 300;

const FORECAST_MODES = { forecastOnly: "ForecastOnly", forecastAndScale: "ForecastAndScale" } as const;

/** Scaling on whichever asks for more instances: busy processors or many requests. */
export function createScalingPolicies(
  name: string,
  args: ComputeArgs,
  group: aws.autoscaling.Group,
  { loadBalancer, targetGroup }: ScalingGroupParts,
  options: pulumi.CustomResourceOptions,
): void {
  const create = (
    role: string,
    targetValue: number,
    predefinedMetricSpecification: aws.types.input.autoscaling.PolicyTargetTrackingConfigurationPredefinedMetricSpecification,
  ): void => {
    new aws.autoscaling.Policy(
      `${name}-${role}`,
      {
        autoscalingGroupName: group.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: { targetValue, predefinedMetricSpecification },
      },
      options,
    );
  };
  create("cpu", args.cpuTargetPercent, { predefinedMetricType: "ASGAverageCPUUtilization" });
  const resourceLabel = pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`;
  create("requests", args.requestsPerTargetPerMinute, {
    predefinedMetricType: "ALBRequestCountPerTarget",
    resourceLabel,
  });
  createForecast(name, args, group, resourceLabel, options);
}

/**
 * From two weeks of requests AWS foresees the next two days, every hour, and raises the group before they come. It never
 * shrinks one, which is left to the other policies. It foresees nothing before the first day is over.
 */
function createForecast(
  name: string,
  { predictiveScaling, requestsPerTargetPerMinute }: ComputeArgs,
  group: aws.autoscaling.Group,
  resourceLabel: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): void {
  if (predictiveScaling === undefined) return;
  new aws.autoscaling.Policy(
    `${name}-forecast`,
    {
      autoscalingGroupName: group.name,
      policyType: "PredictiveScaling",
      predictiveScalingConfiguration: {
        mode: FORECAST_MODES[predictiveScaling],
        schedulingBufferTime: FORECAST_LEAD_SECONDS.toString(),
        // What a forecast may cost is the stack file's to say.
        maxCapacityBreachBehavior: "HonorMaxCapacity",
        metricSpecification: {
          // The same as target tracking holds, or the two would pull against each other.
          targetValue: requestsPerTargetPerMinute,
          predefinedMetricPairSpecification: { predefinedMetricType: "ALBRequestCount", resourceLabel },
        },
      },
    },
    options,
  );
}
