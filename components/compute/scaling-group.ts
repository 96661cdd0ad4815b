import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "./compute-args";
import { planLaunch, planTermination } from "./instance-mix";

export interface ScalingGroupParts {
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly placementGroup: aws.ec2.PlacementGroup | undefined;
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly targetGroup: aws.lb.TargetGroup;
  /** What must exist before the first instance boots. */
  readonly bootNeeds: readonly pulumi.Resource[];
}

/** From launch to serving: packages, image and application take two to five minutes. */
const WARMUP_SECONDS = 180;
const GRACE_PERIOD_SECONDS = 300;
const SECONDS_PER_DAY = 86_400;

/** Replacements start before anything stops, and at most half the group at a time, so a bad version meets some of it. */
const REPLACEMENT = { minHealthyPercentage: 100, maxHealthyPercentage: 150 };

const GROUP_METRICS: aws.autoscaling.Metric[] = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
];

/** The instances. How many there are is left to scaling: a stated capacity would undo it at every deployment. */
export function createScalingGroup(
  name: string,
  args: ComputeArgs,
  { launchTemplate, placementGroup, targetGroup, bootNeeds }: ScalingGroupParts,
  options: pulumi.CustomResourceOptions,
): aws.autoscaling.Group {
  return new aws.autoscaling.Group(
    name,
    {
      vpcZoneIdentifiers: args.network.workloadSubnetIds,
      minSize: args.minInstances,
      maxSize: args.maxInstances,
      ...planLaunch(args, launchTemplate),
      ...(placementGroup !== undefined && { placementGroup: placementGroup.name }),
      targetGroupArns: [targetGroup.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: GRACE_PERIOD_SECONDS,
      defaultInstanceWarmup: WARMUP_SECONDS,
      instanceMaintenancePolicy: REPLACEMENT,
      instanceRefresh: createInstanceRefresh(),
      terminationPolicies: planTermination(args),
      ...(args.maxInstanceLifetimeDays > 0 && {
        maxInstanceLifetime: args.maxInstanceLifetimeDays * SECONDS_PER_DAY,
      }),
      enabledMetrics: GROUP_METRICS,
      metricsGranularity: "1Minute",
      waitForCapacityTimeout: "10m",
      tags: Object.entries({ ...args.tags, Name: name }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
    },
    // A target group that no listener uses checks no health, and an instance without its rights or doors boots in vain.
    { ...options, dependsOn: [...bootNeeds] },
  );
}

/** Every preference is stated, because AWS's, the provider's and other tools' defaults differ. */
function createInstanceRefresh(): aws.types.input.autoscaling.GroupInstanceRefresh {
  return {
    strategy: "Rolling",
    preferences: {
      ...REPLACEMENT,
      instanceWarmup: WARMUP_SECONDS.toString(),
      // AWS cannot roll back to a template whose image is a parameter, and the provider saves the new version before it
      // starts the refresh, so a rollback would lead to itself. A version that stays unhealthy ends the refresh with all
      // old instances still serving. https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html,
      // https://github.com/hashicorp/terraform-provider-aws/issues/34189
      autoRollback: false,
      skipMatching: true,
      scaleInProtectedInstances: "Refresh",
      // Somebody is looking at it.
      standbyInstances: "Ignore",
    },
  };
}

/** Takes the group to zero and back to where it starts. */
export function createSleep(
  name: string,
  { sleep, minInstances, maxInstances }: ComputeArgs,
  group: aws.autoscaling.Group,
  options: pulumi.CustomResourceOptions,
): void {
  if (sleep === undefined) return;
  const create = (action: string, recurrence: string, minSize: number, maxSize: number): void => {
    new aws.autoscaling.Schedule(
      `${name}-${action}`,
      {
        autoscalingGroupName: group.name,
        scheduledActionName: action,
        recurrence,
        timeZone: sleep.timeZone,
        minSize,
        maxSize,
        desiredCapacity: minSize,
      },
      options,
    );
  };
  create("sleep", sleep.fromCron, 0, 0);
  create("wake", sleep.untilCron, minInstances, maxInstances);
}
