/** What a person does when a part is lost: mostly look, where AWS acts; where it does not, bring it back. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import type { StackView } from "../../../policy/views";
import type { Failure, Tier, TierLoss } from "../zone-loss/result";
import { viewOf } from "../zone-loss/stack";
import { assign, assignCache, assignDatabase, aws, command, regionOfStack, script } from "./commands";
import { replaceFromSnapshot, restoreToPointInTime } from "./restore-commands";
import type { Command, FailureScenario } from "./result";

type Commands = (graph: ResourceGraph, region: string, loss: TierLoss | undefined, failure: Failure) => Command[];

const COMMANDS: Readonly<Record<FailureScenario, Commands>> = {
  "zone-power-loss": leaveZone,
  "database-failover": recoverDatabase,
  "cache-failover": recoverCache,
  "instance-stop": (graph, region) => [showReplacement(graph, region)],
  "nat-loss": replaceGateway,
};

const TIERS: Readonly<Record<FailureScenario, Tier>> = {
  "zone-power-loss": "database",
  "database-failover": "database",
  "cache-failover": "cache",
  "instance-stop": "instances",
  "nat-loss": "egress",
};

export function commandsAfter(graph: ResourceGraph, scenario: FailureScenario, failure: Failure): Command[] {
  const stack = viewOf(graph);
  const region = readRegion(stack);
  const loss = failure.tiers.find(({ tier }) => tier === TIERS[scenario]);
  return [showAlarms(region), ...COMMANDS[scenario](graph, region, loss, failure)];
}

/** Where the network is. */
export function readRegion(stack: StackView): string {
  return regionOfStack(stack, stack.all("aws:ec2/subnet:Subnet")[0] ?? stack.all("aws:rds/instance:Instance")[0]);
}

function showAlarms(region: string): Command {
  const shown = `--query "[CompositeAlarms,MetricAlarms][].[AlarmName,StateReason]"`;
  const types = "--alarm-types CompositeAlarm MetricAlarm";
  return {
    ...aws(region, "cloudwatch describe-alarms", "--state-value ALARM", types, shown, "--output text"),
    what: "See which alarms ring.",
  };
}

function leaveZone(graph: ResourceGraph, region: string, loss: TierLoss | undefined, { id }: Failure): Command[] {
  const zone = id.replace("zone:", "");
  const shift = script(
    "Where AWS has not left the zone by itself: send nobody there for two hours.",
    assign("balancer_name", "loadBalancerDnsName", graph),
    command(
      "",
      "balancer=$(aws elbv2 describe-load-balancers",
      `--region ${region}`,
      `--query "LoadBalancers[?DNSName=='$balancer_name'].LoadBalancerArn"`,
      "--output text)",
    ),
    command(
      "",
      "zone=$(aws ec2 describe-availability-zones",
      `--region ${region}`,
      `--zone-names ${zone}`,
      '--query "AvailabilityZones[0].ZoneId"',
      "--output text)",
    ),
    aws(
      region,
      "arc-zonal-shift start-zonal-shift",
      '--resource-identifier "$balancer"',
      '--away-from "$zone"',
      "--expires-in 2h",
      `--comment "${zone} is impaired"`,
    ),
  );
  return loss?.state === "down"
    ? [...rebuild(graph, region), showReplacement(graph, region)]
    : [shift, showReplacement(graph, region)];
}

function recoverDatabase(graph: ResourceGraph, region: string, loss: TierLoss | undefined): Command[] {
  const events = script(
    "See what RDS does.",
    assignDatabase(graph),
    aws(region, "rds describe-events", "--source-type db-instance", '--source-identifier "$database"', "--duration 60"),
  );
  if (loss?.state === "down") return [events, ...rebuild(graph, region)];
  const practise = script(
    "Practise it: the same failover, on purpose.",
    assignDatabase(graph),
    aws(region, "rds reboot-db-instance", '--db-instance-identifier "$database"', "--force-failover"),
  );
  return [events, practise];
}

function rebuild(graph: ResourceGraph, region: string): Command[] {
  return [restoreToPointInTime(graph, region, "--use-latest-restorable-time"), replaceFromSnapshot(graph, region)];
}

function recoverCache(graph: ResourceGraph, region: string, loss: TierLoss | undefined): Command[] {
  const group = '--replication-group-id "$cache"';
  const roles = script(
    "See which node is the primary.",
    assignCache(graph),
    aws(region, "elasticache describe-replication-groups", group, '--query "ReplicationGroups[0].NodeGroups"'),
  );
  if (loss?.state === "down") return [roles];
  const practise = script(
    "Practise it: the same failover, on purpose.",
    assignCache(graph),
    aws(region, "elasticache test-failover", group, "--node-group-id 0001"),
  );
  return [roles, practise];
}

function showReplacement(graph: ResourceGraph, region: string): Command {
  return script(
    "See what the Auto Scaling group launches.",
    assign("group", "autoScalingGroupName", graph),
    aws(region, "autoscaling describe-scaling-activities", '--auto-scaling-group-name "$group"', "--max-items 5"),
  );
}

/** Deleted first, for its address can belong to one gateway only. */
function replaceGateway(graph: ResourceGraph, region: string): Command[] {
  return [
    script(
      "Find the gateway, and delete what is left of it.",
      assign("vpc", "vpcId", graph),
      aws(
        region,
        "ec2 describe-nat-gateways",
        '--filter "Name=vpc-id,Values=$vpc"',
        '--query "NatGateways[].[NatGatewayId,SubnetId,State]"',
        "--output text",
      ),
      aws(region, "ec2 delete-nat-gateway", "--nat-gateway-id <id>"),
      aws(region, "ec2 wait nat-gateway-deleted", "--nat-gateway-ids <id>"),
    ),
    command("Make it anew, with its routes.", `pulumi up --refresh --stack ${graph.stack}`),
  ];
}
