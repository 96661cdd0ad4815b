import { REPLICATION } from "../../buckets";
import { regionOf } from "../../deployment-target";
import { destinationsOf, sourceOf } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A replica is in another Region than its original, and is not lost with it.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html#crr-scenario"],
  remedy: "Name another Region as `storage.replicaRegion` in the stack file.",
  types: [REPLICATION],
  check: (replication, stack) => {
    const source = sourceOf(replication, stack);
    const destinations = destinationsOf(replication, stack);
    if (source === undefined || destinations.length === 0) return notApplicable;
    const region = regionOf(source, stack);
    const near = destinations.find((each) => regionOf(each, stack) === region);
    return satisfiedWhen(near === undefined, "its destination's Region", region, `put ${near?.name ?? ""} elsewhere`);
  },
};
