/** Every alarm, in one line: what it looks at, when it rings, what silence means, whom it tells. */
import assert from "node:assert/strict";
import type { ROWS } from "../../../components/observability/alarm";
import { planAlarms } from "../../../components/observability/observability";
import { describeAlarm, OBSERVABILITY_ARGS } from "../../support/observability";

const BALANCER = "at LoadBalancer=app/alb/1";
const TARGETS = `${BALANCER} TargetGroup=targetgroup/target/1`;
const GROUP = "at AutoScalingGroupName=group";
const ANSWERS = [
  `theirs: Sum of AWS/ApplicationELB HTTPCode_Target_5XX_Count ${BALANCER}`,
  `ours: Sum of AWS/ApplicationELB HTTPCode_ELB_5XX_Count ${BALANCER}`,
  `requests: Sum of AWS/ApplicationELB RequestCount ${BALANCER}`,
].join("; ");
const ASKED = "MAX([FILL(requests, 0), FILL(ours, 0)])";
const share = (floor: number): string =>
  `${ANSWERS} | IF(${ASKED} > ${floor}, 100 * (FILL(theirs, 0) + FILL(ours, 0)) / ${ASKED}, 0)`;
const EDGE = "silence notBreaching | page | us-east-1";
const CERTIFICATE = "Minimum of AWS/CertificateManager DaysToExpiry at CertificateArn=arn:aws:acm";
const QUIET = "silence notBreaching | ticket";

type Lines = Readonly<Record<string, string>>;

const edge: Lines = {
  "edge-errors": `rate: Average of AWS/CloudFront 5xxErrorRate at DistributionId=E1 Region=Global; requests: Sum of AWS/CloudFront Requests at DistributionId=E1 Region=Global | IF(requests > 20, rate, 0) | > 1 for 5 x 60 s | ${EDGE}`,
  "readers-way":
    "Minimum of AWS/Route53 HealthCheckStatus at HealthCheckId=check | < 1 for 3 x 60 s | silence breaching | down-for-readers | us-east-1",
  "firewall-blocks": `blocked: Sum of AWS/WAFV2 BlockedRequests at WebACL=firewall Rule=ALL; allowed: Sum of AWS/WAFV2 AllowedRequests at WebACL=firewall Rule=ALL | IF(blocked > 100, 100 * blocked / (blocked + FILL(allowed, 0)), 0) | > 50 for 3 x 300 s | ${QUIET} | us-east-1`,
  "viewer-certificate": `${CERTIFICATE}:us-east-1:123456789012:certificate/2 | < 30 for 1 x 86400 s | silence ignore | page | us-east-1`,
  "balancer-certificate": `${CERTIFICATE}:ap-northeast-2:123456789012:certificate/1 | < 30 for 1 x 86400 s | silence ignore | page`,
};

const balancer: Lines = {
  "no-healthy-instance": `healthy: Maximum of AWS/ApplicationELB HealthyHostCount ${TARGETS}; wanted: Minimum of AWS/AutoScaling GroupDesiredCapacity ${GROUP} | IF(wanted > 0 AND FILL(healthy, 0) < 1, 1, 0) | >= 1 for 3 x 60 s | silence breaching | down-for-readers`,
  "most-requests-fail": `${share(20)} | > 50 for 3 x 60 s | silence notBreaching | down-for-readers`,
  "requests-fail": `${share(20)} | > 1 for 5 x 60 s | silence notBreaching | page`,
  "answers-are-slow": `requests: Sum of AWS/ApplicationELB RequestCount ${BALANCER}; latency: p99 of AWS/ApplicationELB TargetResponseTime ${BALANCER} | IF(requests > 100, latency, 0) | > 1 for 3 x 300 s | ${QUIET}`,
  ...perPlace(["ap-northeast-2a", "ap-northeast-2b"], (zone) => ({
    [`unhealthy-instances-${zone}`]: `Minimum of AWS/ApplicationELB UnHealthyHostCount ${TARGETS} AvailabilityZone=${zone} | > 0 for 10 x 60 s | ${QUIET}`,
  })),
  "rejected-connections": `Sum of AWS/ApplicationELB RejectedConnectionCount ${BALANCER} | > 0 for 2 x 300 s | ${QUIET}`,
  "target-connection-errors": `Sum of AWS/ApplicationELB TargetConnectionErrorCount ${BALANCER} | > 0 for 2 x 300 s | ${QUIET}`,
  "budget-burns-fast-hour": `${share(1200)} | > 0.144 for 1 x 3600 s | silence notBreaching | budget-burns-fast`,
  "budget-burns-fast-5-minutes": `${share(100)} | > 0.144 for 1 x 300 s | silence notBreaching | budget-burns-fast`,
  "budget-burns-slowly-6-hours": `${share(7200)} | > 0.06 for 1 x 21600 s | silence notBreaching | budget-burns-slowly`,
  "budget-burns-slowly-30-minutes": `${share(600)} | > 0.06 for 1 x 1800 s | silence notBreaching | budget-burns-slowly`,
};

const instances: Lines = {
  "too-few-instances": `minimum: Minimum of AWS/AutoScaling GroupMinSize ${GROUP}; serving: Minimum of AWS/AutoScaling GroupInServiceInstances ${GROUP} | minimum - serving | > 0 for 15 x 60 s | silence breaching | page`,
  "no-more-instances": `maximum: Minimum of AWS/AutoScaling GroupMaxSize ${GROUP}; serving: Minimum of AWS/AutoScaling GroupInServiceInstances ${GROUP} | IF(maximum > 0 AND serving >= maximum, 1, 0) | >= 1 for 6 x 300 s | ${QUIET}`,
  "instances-cpu": `Average of AWS/EC2 CPUUtilization ${GROUP} | > 80 for 3 x 300 s | ${QUIET}`,
};

/** A db.t3.micro with 20 GiB: a twentieth of 1 GiB and of 20 GiB, and four fifths of the 79 connections it takes. */
function databaseInstance(place: string): Lines {
  const at = `at DBInstanceIdentifier=${place === "primary" ? "db" : `db-${place}`}`;
  const isPrimary = place === "primary";
  return {
    [`database-gone-${place}`]: `Average of AWS/RDS CPUUtilization ${at} | < 0 for 5 x 60 s | silence breaching | ${isPrimary ? "down-for-readers" : "page"}`,
    ...(!isPrimary && {
      [`database-lag-${place}`]: `Maximum of AWS/RDS ReplicaLag ${at} | > 5 for 5 x 60 s | silence breaching | ticket`,
    }),
    [`database-storage-${place}`]: `Minimum of AWS/RDS FreeStorageSpace ${at} | < 1073741824 for 2 x 300 s | silence notBreaching | page`,
    [`database-connections-${place}`]: `Maximum of AWS/RDS DatabaseConnections ${at} | > 63 for 5 x 60 s | ${QUIET}`,
    [`database-memory-${place}`]: `Average of AWS/RDS FreeableMemory ${at} | < 53687091 for 3 x 300 s | ${QUIET}`,
    [`database-cpu-${place}`]: `Average of AWS/RDS CPUUtilization ${at} | > 80 for 3 x 300 s | ${QUIET}`,
    [`database-read-latency-${place}`]: `Average of AWS/RDS ReadLatency ${at} | > 0.02 for 3 x 300 s | ${QUIET}`,
    [`database-write-latency-${place}`]: `Average of AWS/RDS WriteLatency ${at} | > 0.02 for 3 x 300 s | ${QUIET}`,
    [`database-disk-operations-${place}`]: `Minimum of AWS/RDS EBSIOBalance% ${at} | < 20 for 3 x 300 s | ${QUIET}`,
    [`database-disk-throughput-${place}`]: `Minimum of AWS/RDS EBSByteBalance% ${at} | < 20 for 3 x 300 s | ${QUIET}`,
  };
}

function cacheNode(node: string): Lines {
  const at = `at CacheClusterId=cache-00${node} CacheNodeId=0001`;
  return {
    [`cache-cpu-${node}`]: `Average of AWS/ElastiCache CPUUtilization ${at} | > 80 for 3 x 300 s | ${QUIET}`,
    [`cache-memory-${node}`]: `Maximum of AWS/ElastiCache DatabaseMemoryUsagePercentage ${at} | > 80 for 3 x 300 s | ${QUIET}`,
    [`cache-connections-${node}`]: `Maximum of AWS/ElastiCache CurrConnections ${at} | > 52000 for 1 x 300 s | ${QUIET}`,
    [`cache-gone-${node}`]: `Average of AWS/ElastiCache CPUUtilization ${at} | < 0 for 5 x 60 s | silence breaching | page`,
    [`cache-evictions-${node}`]: `Sum of AWS/ElastiCache Evictions ${at} | > 0 for 1 x 300 s | ${QUIET}`,
    [`cache-lag-${node}`]: `Maximum of AWS/ElastiCache ReplicationLag ${at} | > 5 for 5 x 60 s | ${QUIET}`,
  };
}

const COPIES = "at SourceBucket=archive DestinationBucket=archive-replica RuleId=everything";
const storage: Lines = {
  "replication-fails-archive": `Sum of AWS/S3 OperationsFailedReplication ${COPIES} | > 0 for 1 x 300 s | ${QUIET}`,
  // Where the copies are.
  "replication-late-archive": `Maximum of AWS/S3 ReplicationLatency ${COPIES} | > 900 for 1 x 300 s | ${QUIET} | eu-west-1`,
};

const TABLE = "TableName=viewing-state-1";
const tables: Lines = {
  "table-throttles-viewing-state": `read0: Sum of AWS/DynamoDB ReadThrottleEvents at ${TABLE}; write0: Sum of AWS/DynamoDB WriteThrottleEvents at ${TABLE}; read1: Sum of AWS/DynamoDB ReadThrottleEvents at ${TABLE} GlobalSecondaryIndexName=newest-first; write1: Sum of AWS/DynamoDB WriteThrottleEvents at ${TABLE} GlobalSecondaryIndexName=newest-first | FILL(read0, 0) + FILL(write0, 0) + FILL(read1, 0) + FILL(write1, 0) | > 0 for 2 x 300 s | ${QUIET}`,
  "table-errors-viewing-state": `${["getItem", "query", "putItem", "updateItem"].map((id) => `${id}: Sum of AWS/DynamoDB SystemErrors at ${TABLE} Operation=${id.charAt(0).toUpperCase()}${id.slice(1)}`).join("; ")} | FILL(getItem, 0) + FILL(query, 0) + FILL(putItem, 0) + FILL(updateItem, 0) | > 10 for 3 x 60 s | silence notBreaching | page`,
  "table-late-viewing-state-eu-west-1": `Average of AWS/DynamoDB ReplicationLatency at ${TABLE} ReceivingRegion=eu-west-1 | > 180000 for 15 x 60 s | ${QUIET}`,
};

function natGateway(zone: string): Lines {
  const at = `at NatGatewayId=nat-${zone.endsWith("a") ? "1" : "2"}`;
  const [dropped, outward, inward] = ["PacketsDropCount", "PacketsInFromSource", "PacketsInFromDestination"].map(
    (metric) => `Sum of AWS/NATGateway ${metric} ${at}`,
  );
  return {
    [`nat-ports-${zone}`]: `Sum of AWS/NATGateway ErrorPortAllocation ${at} | > 0 for 3 x 60 s | silence notBreaching | page`,
    [`nat-drops-${zone}`]: `dropped: ${dropped}; outward: ${outward}; inward: ${inward} | IF(outward + inward > 0, 100 * dropped / (outward + inward), 0) | > 0.01 for 3 x 300 s | ${QUIET}`,
  };
}

const EXPECTED: Readonly<Record<(typeof ROWS)[number], Lines>> = {
  Edge: edge,
  "Load balancer": balancer,
  Instances: instances,
  Database: perPlace(["primary", "replica-1"], databaseInstance),
  Cache: perPlace(["1", "2"], cacheNode),
  Tables: tables,
  Storage: storage,
  "Way out": perPlace(["ap-northeast-2a", "ap-northeast-2b"], natGateway),
};

function perPlace(places: readonly string[], describePlace: (place: string) => Lines): Lines {
  return Object.assign({}, ...places.map(describePlace)) as Lines;
}

/** Told by the few: that something is gone, full or broken, and not that it may be soon. */
const ESSENTIAL = [
  ...["edge-errors", "readers-way", "viewer-certificate", "balancer-certificate"],
  ...["no-healthy-instance", "most-requests-fail", "requests-fail", "answers-are-slow"],
  ...["too-few-instances", "instances-cpu"],
  ...["gone", "storage", "connections", "cpu"].map((each) => `database-${each}-primary`),
  ...["gone", "lag", "storage", "connections", "cpu"].map((each) => `database-${each}-replica-1`),
  ...["1", "2"].flatMap((node) => ["cpu", "memory", "gone"].map((each) => `cache-${each}-${node}`)),
  ...["table-throttles-viewing-state", "table-errors-viewing-state", "table-late-viewing-state-eu-west-1"],
  ...["replication-fails-archive", "replication-late-archive"],
  ...["nat-ports-ap-northeast-2a", "nat-ports-ap-northeast-2b"],
];

describe("the alarms", () => {
  const planned = planAlarms(OBSERVABILITY_ARGS);

  for (const [row, expected] of Object.entries(EXPECTED)) {
    it(`of the row ${row} look at these metrics, ring at these figures, take silence for this and tell these`, () => {
      const inRow = planned.filter((definition) => definition.row === row);
      assert.deepEqual(Object.fromEntries(inRow.map((each) => [each.role, describeAlarm(each)])), expected);
    });
  }

  it("where policy wants few are these", () => {
    const few = planAlarms({ ...OBSERVABILITY_ARGS, hasEveryAlarm: false, isErrorBudgetWatched: false });
    assert.deepEqual(few.map(({ role }) => role).sort(), [...ESSENTIAL].sort());
  });
});
