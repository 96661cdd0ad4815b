/** Stacks in a few words, for specs of what a lost zone leaves. Zones are letters of ap-northeast-2. */
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { makeGraph, makeResource } from "./graphs";

export interface ZonedStack {
  /** Each with a public, a private and an isolated subnet. */
  readonly zones: readonly string[];
  /** For each NAT gateway its own zone, and the zones whose private subnets go through it. */
  readonly natGateways?: readonly { readonly zone: string; readonly serves: readonly string[] }[];
  readonly balancer?: readonly string[];
  readonly group?: { readonly zones: readonly string[]; readonly minimum: number; readonly maximum: number };
  /** `zone` pins it; without, AWS chooses among all zones. `replicas` are pinned to theirs. */
  readonly database?: {
    readonly isMultiAz: boolean;
    readonly zone?: string;
    readonly backupDays?: number;
    readonly replicas?: readonly string[];
    /** The instances turn to the primary while a replica does not answer. */
    readonly isReadAnyway?: boolean;
  };
  readonly cache?: JsonObject;
  readonly hasCloudFront?: boolean;
}

export const zoneName = (letter: string): string => `ap-northeast-2${letter}`;
const subnet = (kind: string, zone: string): string => `<aws:ec2/subnet:Subnet::${kind}-${zone}.id>`;

export function makeZonedStack(stack: ZonedStack): ResourceGraph {
  return makeGraph([...makeNetwork(stack), ...makeCompute(stack), ...makeDatabase(stack), ...makeCache(stack)]);
}

function makeNetwork({ zones, natGateways = [] }: ZonedStack): GraphResource[] {
  const subnets = zones.flatMap((zone) =>
    ["public", "private", "isolated"].map((kind) =>
      makeResource("aws:ec2/subnet:Subnet", `${kind}-${zone}`, { availabilityZone: zoneName(zone) }),
    ),
  );
  const gateways = natGateways.map(({ zone }, index) =>
    makeResource("aws:ec2/natGateway:NatGateway", `nat-${index}`, { subnetId: subnet("public", zone) }),
  );
  const routes = zones.flatMap((zone) => {
    const index = natGateways.findIndex(({ serves }) => serves.includes(zone));
    const table = `<aws:ec2/routeTable:RouteTable::private-${zone}.id>`;
    const gateway = `<aws:ec2/natGateway:NatGateway::nat-${index}.id>`;
    return [
      makeResource("aws:ec2/routeTable:RouteTable", `private-${zone}`),
      makeResource("aws:ec2/routeTableAssociation:RouteTableAssociation", `private-${zone}`, {
        ...{ routeTableId: table, subnetId: subnet("private", zone) },
      }),
      ...(index < 0
        ? []
        : [
            makeResource("aws:ec2/route:Route", `private-${zone}`, {
              ...{ routeTableId: table, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway },
            }),
          ]),
    ];
  });
  return [...subnets, ...gateways, ...routes];
}

function makeCompute({ balancer, group, hasCloudFront = false }: ZonedStack): GraphResource[] {
  return [
    ...(hasCloudFront ? [makeResource("aws:cloudfront/distribution:Distribution", "edge")] : []),
    ...(balancer === undefined
      ? []
      : [
          makeResource("aws:lb/loadBalancer:LoadBalancer", "alb", {
            subnets: balancer.map((zone) => subnet("public", zone)),
          }),
        ]),
    ...(group === undefined
      ? []
      : [
          makeResource("aws:autoscaling/group:Group", "group", {
            ...{ minSize: group.minimum, maxSize: group.maximum },
            vpcZoneIdentifiers: group.zones.map((zone) => subnet("private", zone)),
          }),
        ]),
  ];
}

function makeDatabase({ zones, database }: ZonedStack): GraphResource[] {
  if (database === undefined) return [];
  const { isMultiAz, zone, backupDays = 7, replicas = [], isReadAnyway = false } = database;
  const userData = Buffer.from("systemctl enable cloudmart-reads.timer").toString("base64");
  return [
    makeResource("aws:rds/subnetGroup:SubnetGroup", "db", {
      subnetIds: zones.map((each) => subnet("isolated", each)),
    }),
    makeResource("aws:rds/instance:Instance", "db", {
      ...{ multiAz: isMultiAz, backupRetentionPeriod: backupDays },
      dbSubnetGroupName: "<aws:rds/subnetGroup:SubnetGroup::db.name>",
      ...(zone !== undefined && { availabilityZone: zoneName(zone) }),
    }),
    ...(isReadAnyway ? [makeResource("aws:ec2/launchTemplate:LaunchTemplate", "instances", { userData })] : []),
    ...replicas.map((each, index) =>
      makeResource("aws:rds/instance:Instance", `replica-${index}`, {
        ...{ replicateSourceDb: "<aws:rds/instance:Instance::db.identifier>", availabilityZone: zoneName(each) },
      }),
    ),
  ];
}

function makeCache({ zones, cache }: ZonedStack): GraphResource[] {
  if (cache === undefined) return [];
  return [
    makeResource("aws:elasticache/subnetGroup:SubnetGroup", "cache", {
      subnetIds: zones.map((each) => subnet("isolated", each)),
    }),
    makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
      ...{ subnetGroupName: "<aws:elasticache/subnetGroup:SubnetGroup::cache.name>", ...cache },
    }),
  ];
}
