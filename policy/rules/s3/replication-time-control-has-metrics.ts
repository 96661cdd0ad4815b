import { partOf, REPLICATION } from "../../buckets";
import { destinationIn, isEnabled } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description:
    "Replication time control comes with replication metrics, both with 15 minutes: S3 offers no other time.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html",
  ],
  remedy: "Keep `replicationTime` and `metrics` together in components/storage/replication.ts.",
  types: [REPLICATION],
  check: (replication) => {
    const timed = replication
      .objects("rules")
      .map(destinationIn)
      .filter((destination) => isEnabled(partOf(destination, "replicationTime")));
    if (timed.length === 0) return notApplicable;
    const wrong = timed.find((destination) => {
      const time = partOf(partOf(destination, "replicationTime"), "time");
      const metrics = partOf(destination, "metrics");
      const minutes = [time?.["minutes"], partOf(metrics, "eventThreshold")?.["minutes"]];
      return !isEnabled(metrics) || minutes.some((each) => each !== 15);
    });
    const instead = "enable metrics with an eventThreshold of 15 minutes, and write 15 minutes as the time";
    return satisfiedWhen(wrong === undefined, "rules destination metrics", wrong?.["metrics"], instead);
  },
};
