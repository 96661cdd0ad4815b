import type { AlarmDefinition, Series } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** More than half of the answers: no longer an error, an outage. */
const OUTAGE_PERCENT = 50;

const IDLE_IS_FINE =
  "without requests there is nothing to measure, and a load balancer without a target is told elsewhere";

/** Status 500 and above, the instances' and the load balancer's own, and all requests. */
export function answersOf({ compute }: ObservabilityArgs): Readonly<Record<string, Series>> {
  const count = (metric: string): Series => ({
    namespace: "AWS/ApplicationELB",
    metric,
    statistic: "Sum",
    dimensions: { LoadBalancer: compute.loadBalancerArnSuffix },
  });
  return {
    theirs: count("HTTPCode_Target_5XX_Count"),
    ours: count("HTTPCode_ELB_5XX_Count"),
    requests: count("RequestCount"),
  };
}

/**
 * Share of failed answers, 0 while there are few. AWS counts a request once the load balancer has chosen a target for it;
 * where it finds none, its own errors are all there is to count.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function errorShare(floor: number): string {
  const asked = "MAX([FILL(requests, 0), FILL(ours, 0)])";
  return `IF(${asked} > ${floor}, 100 * (FILL(theirs, 0) + FILL(ours, 0)) / ${asked}, 0)`;
}

/** The load balancer, and whom it can still send requests to. */
export function planLoadBalancerAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  return [planNobodyAnswers(args), ...planErrors(args), planLatency(args), ...planTargets(args), ...planRefusals(args)];
}

/** Also right for a group that sleeps: it wants no instance then. */
function planNobodyAnswers({ compute }: ObservabilityArgs): AlarmDefinition {
  return {
    role: "no-healthy-instance",
    row: "Load balancer",
    title: "Instances wanted, and none healthy",
    says: "no instance answers its health check. Look at the target group, then at the application's log; the last deployment is the first suspect.",
    severity: "page",
    through: "down-for-readers",
    isEssential: true,
    series: {
      healthy: {
        namespace: "AWS/ApplicationELB",
        metric: "HealthyHostCount",
        statistic: "Maximum",
        dimensions: { LoadBalancer: compute.loadBalancerArnSuffix, TargetGroup: compute.targetGroupArnSuffix },
      },
      wanted: {
        namespace: "AWS/AutoScaling",
        metric: "GroupDesiredCapacity",
        statistic: "Minimum",
        dimensions: { AutoScalingGroupName: compute.autoScalingGroupName },
      },
    },
    expression: "IF(wanted > 0 AND FILL(healthy, 0) < 1, 1, 0)",
    when: ">=",
    threshold: 1,
    periodSeconds: 60,
    periods: 3,
    missing: { as: "breaching", because: "the group publishes what it wants every minute, also while it sleeps" },
  };
}

function planErrors(args: ObservabilityArgs): AlarmDefinition[] {
  const shared = {
    row: "Load balancer",
    severity: "page",
    isEssential: true,
    series: answersOf(args),
    expression: errorShare(args.requestsPerMinuteFloor),
    when: ">",
    periodSeconds: 60,
    missing: { as: "notBreaching", because: IDLE_IS_FINE },
  } as const;
  return [
    {
      ...shared,
      role: "most-requests-fail",
      title: "Failed answers, %, outage",
      says: `more than ${OUTAGE_PERCENT} % of all answers are errors. Look at the application's log and at database and cache.`,
      through: "down-for-readers",
      threshold: OUTAGE_PERCENT,
      periods: 3,
    },
    {
      ...shared,
      role: "requests-fail",
      title: "Failed answers, %",
      says: `more than ${args.errorPercent} % of all answers are errors. Look at the application's log; the last deployment is the first suspect.`,
      threshold: args.errorPercent,
      periods: 5,
    },
  ];
}

function planLatency({ compute, latencySeconds, requestsPerMinuteFloor }: ObservabilityArgs): AlarmDefinition {
  const dimensions = { LoadBalancer: compute.loadBalancerArnSuffix };
  return {
    role: "answers-are-slow",
    row: "Load balancer",
    title: "Slowest hundredth of answers, seconds",
    says: `one answer in a hundred takes longer than ${latencySeconds} seconds. Look at the database's CPU and latency first.`,
    severity: "ticket",
    isEssential: true,
    series: {
      requests: { namespace: "AWS/ApplicationELB", metric: "RequestCount", statistic: "Sum", dimensions },
      latency: { namespace: "AWS/ApplicationELB", metric: "TargetResponseTime", statistic: "p99", dimensions },
    },
    expression: `IF(requests > ${requestsPerMinuteFloor * 5}, latency, 0)`,
    when: ">",
    threshold: latencySeconds,
    periodSeconds: 300,
    periods: 3,
    missing: { as: "notBreaching", because: IDLE_IS_FINE },
  };
}

/** A zone beside the other: an outage of one shows. */
function planTargets({ compute, network }: ObservabilityArgs): AlarmDefinition[] {
  return network.workloadZones.map((zone) => ({
    role: `unhealthy-instances-${zone}`,
    row: "Load balancer",
    title: "Unhealthy instances",
    place: zone,
    says: `instances of ${zone} fail their health check and are not replaced. Look at the Auto Scaling group's activity.`,
    severity: "ticket",
    series: {
      value: {
        namespace: "AWS/ApplicationELB",
        metric: "UnHealthyHostCount",
        statistic: "Minimum",
        dimensions: {
          LoadBalancer: compute.loadBalancerArnSuffix,
          TargetGroup: compute.targetGroupArnSuffix,
          AvailabilityZone: zone,
        },
      },
    },
    when: ">",
    threshold: 0,
    periodSeconds: 60,
    periods: 10,
    missing: { as: "notBreaching", because: "a zone without instances publishes none; the group tells that they lack" },
  }));
}

function planRefusals({ compute }: ObservabilityArgs): AlarmDefinition[] {
  const plan = (role: string, metric: string, title: string, says: string): AlarmDefinition => ({
    role,
    row: "Load balancer",
    title,
    says,
    severity: "ticket",
    series: {
      value: {
        namespace: "AWS/ApplicationELB",
        metric,
        statistic: "Sum",
        dimensions: { LoadBalancer: compute.loadBalancerArnSuffix },
      },
    },
    when: ">",
    threshold: 0,
    periodSeconds: 300,
    periods: 2,
    missing: { as: "notBreaching", because: "published only when it happens" },
  });
  return [
    plan(
      "rejected-connections",
      "RejectedConnectionCount",
      "Connections refused",
      "the load balancer is at its limit of connections and refuses readers. Ask AWS Support for more capacity units.",
    ),
    plan(
      "target-connection-errors",
      "TargetConnectionErrorCount",
      "Connections to instances that failed",
      "the load balancer cannot connect to instances. Look at their security group and at the container.",
    ),
  ];
}
