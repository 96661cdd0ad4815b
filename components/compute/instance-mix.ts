import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "./compute-args";

type Launch = Pick<aws.autoscaling.GroupArgs, "launchTemplate" | "mixedInstancesPolicy" | "capacityRebalance">;

/**
 * What a group launches: one type, or with `spot` the first of several on demand, and of the rest whichever AWS has most
 * of at a low price. The version is a number: an instance refresh does not start for `$Latest`.
 */
export function planLaunch({ instanceType, spot }: ComputeArgs, { id, latestVersion }: aws.ec2.LaunchTemplate): Launch {
  const version = pulumi.interpolate`${latestVersion}`;
  if (spot === undefined) return { launchTemplate: { id, version } };
  return {
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: id, version },
        overrides: [instanceType, ...spot.instanceTypes].map((type) => ({ instanceType: type })),
      },
      instancesDistribution: {
        // In the order of the overrides: what is on demand is the type that the stack file names.
        onDemandAllocationStrategy: "prioritized",
        onDemandBaseCapacity: spot.onDemandInstances,
        onDemandPercentageAboveBaseCapacity: spot.onDemandPercentAbove,
        // The lowest price alone is taken back most often. No maximum price: AWS never asks for more than on demand.
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
    // A replacement starts when AWS sees an instance at risk, minutes before the two minutes' notice.
    capacityRebalance: true,
  };
}

/** Oldest version first; of a mix, then what fits it least, or scaling in would undo AWS's choice of types. */
export function planTermination({ spot }: ComputeArgs): string[] {
  return ["OldestLaunchTemplate", ...(spot === undefined ? [] : ["AllocationStrategy"]), "OldestInstance"];
}
