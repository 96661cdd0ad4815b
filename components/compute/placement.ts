import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "./compute-args";

/** AWS's most in a zone: each partition has racks of its own, so a failed rack takes a seventh of the zone at most. */
const PARTITIONS = 7;

/**
 * How far apart the instances stand, free. Spread: each on a rack of its own, seven in a zone. Partition: in seven parts
 * that share no rack. Cluster: close together in one zone, for what talks to itself. Another strategy is another group,
 * and moves every instance by a refresh.
 */
export function createPlacementGroup(
  name: string,
  { placementStrategy: strategy }: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): aws.ec2.PlacementGroup | undefined {
  if (strategy === undefined) return undefined;
  return new aws.ec2.PlacementGroup(
    `${name}-${strategy}`,
    { strategy, ...(strategy === "partition" && { partitionCount: PARTITIONS }) },
    options,
  );
}
