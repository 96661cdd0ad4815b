import { notApplicable, type Rule, satisfied, satisfiedWhen, violated } from "../../rule";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html */
const MOST_PARTITIONS = 7;

export const rule: Rule = {
  description: "A placement group counts partitions where its strategy has some: one to seven.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html",
  ],
  remedy: "Keep components/compute/placement.ts, which counts them for `partition` only.",
  types: ["aws:ec2/placementGroup:PlacementGroup"],
  check: (placement) => {
    const [strategy, partitions] = [placement.text("strategy"), placement.number("partitionCount")];
    if (partitions === undefined) return strategy === "partition" ? satisfied : notApplicable;
    if (strategy !== "partition") {
      const instead = `leave it out: ${strategy ?? "this strategy"} has none (InvalidParameterCombination)`;
      return violated("partitionCount", partitions, instead);
    }
    const isInside = partitions >= 1 && partitions <= MOST_PARTITIONS;
    return satisfiedWhen(
      isInside,
      "partitionCount",
      partitions,
      `write 1 to ${MOST_PARTITIONS} (InvalidParameterValue)`,
    );
  },
};
