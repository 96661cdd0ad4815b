import * as aws from "@pulumi/aws";
// Not the whole package: its index loads an SDK for ECS, which takes an eighth of the program's start.
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import { refuse, type Problem } from "../shared/errors";
import { createDataGuard } from "./data-guard";
import { createFlowLog } from "./flow-log";
import { planSubnets, validateSubnetPlan } from "./subnet-plan";

export interface NetworkArgs {
  /** Region of the stack; the endpoints' service names carry it. */
  readonly region: string;
  /** The VPC's private IPv4 block, /16 to /19. Changing it replaces the whole network. */
  readonly cidrBlock: string;
  /**
   * Zones that get subnets: at least two, all of `region`, each once. Append only, because a zone's position decides its
   * addresses. AWS refuses a database subnet group or a load balancer in fewer than two zones.
   */
  readonly availabilityZones: readonly string[];
  /** How many zones, from the first, carry instances and single-zone stores. */
  readonly workloadZoneCount: number;
  /** One NAT gateway for all zones, or one in each; each costs about 47 USD a month with its address. */
  readonly natGatewayStrategy: "Single" | "OnePerAz";
  /** Days that flow logs are kept; 0 turns them off. */
  readonly flowLogRetentionDays: number;
  /** A network ACL around the data subnets lets in the instances' subnets, on `dataPorts`, and nobody else. */
  readonly areDataSubnetsGuarded: boolean;
  /** What database and cache listen on; counts with `areDataSubnetsGuarded`. */
  readonly dataPorts: readonly number[];
  /** The key of log groups, where policy wants one. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
}

/**
 * The VPC with public, private and isolated subnets in every zone, its NAT gateways and free gateway endpoints, a closed
 * default security group and, by policy, flow logs and a network ACL around the data subnets. It opens no door: security groups belong to who listens.
 *
 * Roughly 47 USD a month with one NAT gateway (dev), 93 with two (prod): 0.059 USD an hour and 0.005 for its address,
 * Seoul, 2026-09; traffic through them 0.059 USD per GB on top. Holds no data.
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** One in every zone; for the load balancer. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  /** One in every zone; for a load balancer that is not public. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** Private subnets of the zones that carry work; for instances. */
  readonly workloadSubnetIds: pulumi.Output<string[]>;
  /** Isolated subnets of every zone; for subnet groups. */
  readonly dataSubnetIds: pulumi.Output<string[]>;
  /** Gateway endpoint that S3 is reached through from every subnet. */
  readonly s3EndpointId: pulumi.Output<string>;
  /** The same for DynamoDB. */
  readonly dynamodbEndpointId: pulumi.Output<string>;
  /** Names of the zones that carry work, in order. */
  readonly workloadZones: readonly string[];
  /** The ways out, each with the zone it stands in. */
  readonly natGateways: readonly { readonly zone: string; readonly id: pulumi.Output<string> }[];
  /** Undefined without flow logs. */
  readonly flowLogGroupName: pulumi.Output<string> | undefined;

  constructor(name: string, args: NetworkArgs, options?: pulumi.ComponentResourceOptions) {
    refuse(validateNetwork(args));
    super("cloudmart:network:Network", name, {}, options);

    const vpc = createVpc(name, args, this);
    closeDefaultSecurityGroup(name, vpc, this);
    const endpoints = createGatewayEndpoints(name, args.region, vpc, this);
    const flowLogGroup =
      args.flowLogRetentionDays > 0
        ? createFlowLog(
            name,
            { vpcId: vpc.vpcId, retentionDays: args.flowLogRetentionDays, keyArn: args.logging?.keyArn },
            this,
          )
        : undefined;
    if (args.areDataSubnetsGuarded) {
      const { cidrBlock, dataPorts: ports } = args;
      createDataGuard(name, { vpcId: vpc.vpcId, subnetIds: vpc.isolatedSubnetIds, cidrBlock, ports }, this);
    }

    this.vpcId = vpc.vpcId;
    this.publicSubnetIds = vpc.publicSubnetIds;
    this.privateSubnetIds = vpc.privateSubnetIds;
    this.workloadSubnetIds = vpc.privateSubnetIds.apply((ids) => ids.slice(0, args.workloadZoneCount));
    this.dataSubnetIds = vpc.isolatedSubnetIds;
    this.s3EndpointId = endpoints.s3.id;
    this.dynamodbEndpointId = endpoints.dynamodb.id;
    this.workloadZones = args.availabilityZones.slice(0, args.workloadZoneCount);
    this.natGateways = findNatGateways(args, vpc);
    this.flowLogGroupName = flowLogGroup?.name;
    this.registerOutputs({
      vpcId: this.vpcId,
      publicSubnetIds: this.publicSubnetIds,
      privateSubnetIds: this.privateSubnetIds,
      workloadSubnetIds: this.workloadSubnetIds,
      dataSubnetIds: this.dataSubnetIds,
      s3EndpointId: this.s3EndpointId,
      dynamodbEndpointId: this.dynamodbEndpointId,
      workloadZones: this.workloadZones,
      natGateways: this.natGateways,
      flowLogGroupName: this.flowLogGroupName,
    });
  }
}

/** awsx lists them in the order of the zones; a single one stands in the first. */
function findNatGateways(
  { natGatewayStrategy, availabilityZones }: NetworkArgs,
  vpc: awsx.Vpc,
): Network["natGateways"] {
  const zones = natGatewayStrategy === "Single" ? availabilityZones.slice(0, 1) : availabilityZones;
  return zones.map((zone, index) => ({
    zone,
    id: vpc.natGateways.apply((gateways) => gateways[index]?.id ?? pulumi.output("")),
  }));
}

function validateNetwork({ region, cidrBlock, availabilityZones: zones, workloadZoneCount }: NetworkArgs): Problem[] {
  const problems = validateSubnetPlan(cidrBlock, zones.length);
  const zonesProblem = { key: "network.availabilityZones", received: zones };
  if (zones.length < 2) {
    problems.push({
      ...zonesProblem,
      allowed: "two zones or more",
      reason: "AWS refuses a database subnet group or a load balancer in fewer than two zones",
    });
  }
  if (new Set(zones).size < zones.length) problems.push({ ...zonesProblem, allowed: "each zone once" });
  if (!zones.every((zone) => zone.slice(0, -1) === region && /[a-z]$/.test(zone))) {
    problems.push({
      ...zonesProblem,
      allowed: `zones of ${region} such as ${region}a`,
      reason: "Local Zones hold no NAT gateway, load balancer or Multi-AZ database",
    });
  }
  if (!Number.isInteger(workloadZoneCount) || workloadZoneCount < 1 || workloadZoneCount > zones.length) {
    problems.push({
      key: "network.workloadZoneCount",
      received: workloadZoneCount,
      allowed: `1 to ${zones.length}, the number of zones`,
    });
  }
  return problems;
}

function createVpc(name: string, args: NetworkArgs, parent: pulumi.Resource): awsx.Vpc {
  const plan = planSubnets(args.cidrBlock, args.availabilityZones.length);
  return new awsx.Vpc(
    name,
    {
      cidrBlock: args.cidrBlock,
      // Named, never counted: a count would ask the account which zones it has and re-cut every subnet when one is added.
      availabilityZoneNames: [...args.availabilityZones],
      // "Exact" refuses the gaps that the plan keeps for further zones.
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Public", cidrBlocks: plan.map((zone) => zone.public) },
        { type: "Private", cidrBlocks: plan.map((zone) => zone.private) },
        { type: "Isolated", cidrBlocks: plan.map((zone) => zone.isolated) },
      ],
      natGateways: { strategy: args.natGatewayStrategy },
      enableDnsHostnames: true,
      enableDnsSupport: true,
    },
    { parent },
  );
}

/** AWS lets everything in the default group talk to everything in it; whoever forgets to name a group lands there. */
function closeDefaultSecurityGroup(name: string, vpc: awsx.Vpc, parent: pulumi.Resource): void {
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { vpcId: vpc.vpcId, ingress: [], egress: [], tags: { Name: `${name}-default-closed` } },
    { parent },
  );
}

/** Free, and S3 traffic (container layers, packages) then bypasses the NAT gateway at 0.059 USD per GB. */
function createGatewayEndpoints(
  name: string,
  region: string,
  vpc: awsx.Vpc,
  parent: pulumi.Resource,
): Readonly<Record<"s3" | "dynamodb", aws.ec2.VpcEndpoint>> {
  const routeTableIds = vpc.routeTables.apply((tables) => pulumi.all(tables.map((table) => table.id)));
  const create = (service: string): aws.ec2.VpcEndpoint =>
    new aws.ec2.VpcEndpoint(
      `${name}-${service}`,
      {
        vpcId: vpc.vpcId,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${region}.${service}`,
        routeTableIds,
        tags: { Name: `${name}-${service}` },
      },
      { parent },
    );
  return { s3: create("s3"), dynamodb: create("dynamodb") };
}
