import type { AlarmDefinition } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** What S3 promises with replication time control, and the source document's figure for copies in another Region. */
const LATE_SECONDS = 900;

type Replication = NonNullable<ObservabilityArgs["storage"]>["replications"][string];

/** The copies in another Region: that they come, and in time. */
export function planStorageAlarms({ storage, region }: ObservabilityArgs): AlarmDefinition[] {
  return Object.entries(storage?.replications ?? {}).flatMap(([place, replication]) => [
    planFailures(place, replication),
    planDelay(place, replication, region),
  ]);
}

function read(metric: string, statistic: string, { sourceBucket, destinationBucket, ruleId }: Replication) {
  const dimensions = { SourceBucket: sourceBucket, DestinationBucket: destinationBucket, RuleId: ruleId };
  return { value: { namespace: "AWS/S3", metric, statistic, dimensions } };
}

/** Published where the original is. https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html */
function planFailures(place: string, replication: Replication): AlarmDefinition {
  return {
    role: `replication-fails-${place}`,
    row: "Storage",
    title: "Copies that failed",
    place,
    says: `objects of the ${place} were not copied to ${replication.destinationRegion}, and S3 does not try again: the replication role, or the key there. Copy them by S3 Batch Replication.`,
    severity: "ticket",
    isEssential: true,
    series: read("OperationsFailedReplication", "Sum", replication),
    when: ">",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
    missing: { as: "notBreaching", because: "without anything to copy nothing fails, and S3 counts nothing" },
  };
}

/** Published where the copy is, and an alarm cannot cross Regions. */
function planDelay(place: string, replication: Replication, home: string): AlarmDefinition {
  const { destinationRegion } = replication;
  return {
    role: `replication-late-${place}`,
    row: "Storage",
    title: "Copies are behind, seconds",
    place,
    says: `copies of the ${place} are more than ${LATE_SECONDS / 60} minutes behind; were the Region lost now, that much would be. Look at the AWS Health Dashboard of both Regions.`,
    severity: "ticket",
    isEssential: true,
    ...(destinationRegion !== home && { region: destinationRegion }),
    series: read("ReplicationLatency", "Maximum", replication),
    when: ">",
    threshold: LATE_SECONDS,
    periodSeconds: 300,
    periods: 1,
    missing: { as: "notBreaching", because: "with nothing to copy there is no delay; what fails is counted elsewhere" },
  };
}
