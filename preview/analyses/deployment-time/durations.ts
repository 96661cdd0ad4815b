/** How long AWS takes to create or delete a resource. Every figure and its source: `preview/data/durations.json`. */
import type { GraphResource } from "../../../policy/resource-graph";
import { ResourceView, type StackView, told } from "../../../policy/views";
import data from "../../data/durations.json";
import type { Seconds, Step } from "./result";

export type Operation = "create" | "delete";

export interface Duration {
  readonly seconds: Seconds;
  readonly basis: Step["basis"];
  /** Key under `durations` in the data; null where there is no figure. */
  readonly figure: string | null;
}

interface Figure {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  /** Logs read; 0: inferred from other figures; null: their number is not stated. */
  readonly n: number | null;
  readonly sources: readonly string[];
  readonly basis: string;
  readonly note?: string;
}

const FIGURES: Readonly<Record<string, Partial<Record<Operation, Figure>>>> = data.durations;
const TYPES: Readonly<Record<string, string>> = data.types;
const { facts } = data;

/** What a resource without a figure is taken for; it is counted besides. */
export const UNMEASURED_SECONDS: Seconds = facts.unmeasuredSeconds;

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** The figure of each type that has several, by how the resource is made. */
const VARIANTS: Readonly<Record<string, (resource: ResourceView) => string | undefined>> = {
  "aws:ec2/vpc:Vpc": (vpc) => (vpc.flag("enableDnsHostnames") ? "vpc, DNS host names" : "vpc"),
  "aws:ec2/subnet:Subnet": (subnet) => (subnet.flag("mapPublicIpOnLaunch") ? "subnet, public IP on launch" : "subnet"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (endpoint) =>
    ({ Gateway: "gateway endpoint", Interface: "interface endpoint" })[endpoint.text("vpcEndpointType") ?? "Gateway"],
  "aws:rds/instance:Instance": chooseDatabase,
  "aws:elasticache/replicationGroup:ReplicationGroup": (cache) =>
    [cache.number("numCacheClusters"), cache.number("numNodeGroups"), (cache.number("replicasPerNodeGroup") ?? 0) + 1]
      .map((nodes) => nodes ?? 1)
      .some((nodes) => nodes > 1)
      ? "ElastiCache, more nodes"
      : "ElastiCache, 1 node",
  "aws:lb/loadBalancer:LoadBalancer": (balancer) =>
    (balancer.text("loadBalancerType") ?? "application") === "application" ? "application load balancer" : undefined,
  "aws:autoscaling/group:Group": chooseScalingGroup,
  "aws:cloudfront/distribution:Distribution": (distribution) =>
    distribution.has("waitForDeployment") && !distribution.flag("waitForDeployment")
      ? "CloudFront distribution, no wait"
      : "CloudFront distribution",
};

function chooseDatabase(database: ResourceView): string {
  if (database.has("replicateSourceDb")) return "RDS read replica";
  const zones = database.flag("multiAz") ? "Multi-AZ" : "single-AZ";
  // The figures put "on" and "not stated" together.
  const backups = database.number("backupRetentionPeriod") === 0 ? "off" : "on";
  return `RDS ${zones}, backups ${backups}`;
}

/** The provider waits for target health only where it is told to, whatever the group itself takes for healthy. */
function chooseScalingGroup(group: ResourceView): string {
  const number = (path: string): number => group.number(path) ?? 0;
  const capacity = group.number("desiredCapacity") ?? number("minSize");
  if (capacity === 0 || group.text("waitForCapacityTimeout") === "0") return "Auto Scaling group, no capacity";
  const healthy = Math.max(number("minElbCapacity"), number("waitForElbCapacity"));
  return healthy > 0 ? "Auto Scaling group, target health" : "Auto Scaling group, capacity";
}

/** Reads durations of one stack's resources. */
export class DurationReader {
  constructor(private readonly stack: StackView) {}

  /** How long the operation takes for a resource, what it waits for inside AWS included. */
  read(resource: GraphResource, operation: Operation): Duration {
    const view = ResourceView.of(resource);
    const key = told(() => VARIANTS[resource.type]?.(view)) ?? TYPES[resource.type];
    const figure = FIGURES[key ?? ""]?.[operation];
    if (key === undefined || figure === undefined) {
      return { seconds: UNMEASURED_SECONDS, basis: "unmeasured", figure: null };
    }
    const { low, typical, high } = figure;
    const basis = figure.basis === "measured" ? "measured" : "inferred";
    return { seconds: this.extend({ low, typical, high }, key, view, operation), basis, figure: key };
  }

  /** Adds what depends on other settings than the variant. */
  private extend(seconds: Seconds, figure: string, view: ResourceView, operation: Operation): Seconds {
    if (operation === "create") {
      return figure === "Auto Scaling group, target health" ? this.untilHealthy(seconds, view) : seconds;
    }
    if (view.type === "aws:autoscaling/group:Group") {
      return figure === "Auto Scaling group, no capacity" ? seconds : add(seconds, this.deregistrationSeconds(view));
    }
    return leavesFinalSnapshot(view) ? add(seconds, facts.finalSnapshotSeconds.seconds) : seconds;
  }

  /** Deleting a group waits until its targets have let go of their connections. */
  private deregistrationSeconds(group: ResourceView): number {
    const stated = this.targetGroupNumber(group, "deregistrationDelay");
    return stated ?? (group.has("targetGroupArns") ? facts.defaultDeregistrationDelaySeconds.seconds : 0);
  }

  private untilHealthy(running: Seconds, group: ResourceView): Seconds {
    const { intervalSeconds, healthyThreshold } = facts.defaultHealthCheck;
    const checks =
      (this.targetGroupNumber(group, "healthCheck.interval") ?? intervalSeconds) *
      (this.targetGroupNumber(group, "healthCheck.healthyThreshold") ?? healthyThreshold);
    const { low, typical, high } = facts.bootSeconds;
    const bound = (seconds: number): number => Math.min(seconds + checks, facts.defaultCapacityTimeoutSeconds.seconds);
    return {
      low: bound(running.low + low),
      typical: bound(running.typical + typical),
      high: bound(running.high + high),
    };
  }

  /** Of a group's target groups, the largest number at a path; undefined where none is stated or known. */
  private targetGroupNumber(group: ResourceView, path: string): number | undefined {
    const targets = told(() => this.stack.referred(group, "targetGroupArns", TARGET_GROUP)) ?? [];
    const numbers = targets.map((target) => told(() => target.number(path))).filter((each) => each !== undefined);
    return numbers.length === 0 ? undefined : Math.max(...numbers);
  }
}

function leavesFinalSnapshot(view: ResourceView): boolean {
  if (view.type !== "aws:rds/instance:Instance" || view.has("replicateSourceDb")) return false;
  return !(told(() => view.flag("skipFinalSnapshot")) ?? false);
}

function add({ low, typical, high }: Seconds, seconds: number): Seconds {
  return { low: low + seconds, typical: typical + seconds, high: high + seconds };
}
