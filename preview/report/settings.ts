/**
 * The settings a reader asks for first, read from the graph and not from configuration: what a stack file says and what
 * the program makes of it can differ, and only the latter is deployed.
 */
import type { GraphResource, JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { readAudit } from "./audit-settings";
import { readCompute } from "./compute-settings";
import { readAccelerator, readEdge } from "./edge-settings";
import { ofType, referredTo } from "./lookup";
import { showParameters } from "./parameter-settings";
import { readRecovery } from "./recovery-settings";
import { each, show, showDays } from "./show-setting";
import { readStorage } from "./storage-settings";
import { summarize } from "./summary";
import { readTables } from "./table-settings";
import { natGatewayZones, workloadZones, zonesWithSubnets, type Zones } from "./zones";

export interface Setting {
  readonly tier: string;
  readonly label: string;
  readonly value: string;
}

type Rows = Readonly<Record<string, string>>;

/** One reader a tier, in the order of the report; a stack without the tier's resources has no rows for it. */
const READERS: readonly (readonly [tier: string, read: (graph: ResourceGraph) => Rows])[] = [
  ["Stack", readStack],
  ["Network", readNetwork],
  ["Database", readDatabase],
  ["Cache", readCache],
  ["Compute", readCompute],
  ["Tables", readTables],
  ["Storage", readStorage],
  ["Edge", readEdge],
  ["Accelerator", readAccelerator],
  ["Observability", readObservability],
  ["Recovery", readRecovery],
  ["Audit", readAudit],
];

export function readSettings(graph: ResourceGraph): Setting[] {
  return READERS.flatMap(([tier, read]) =>
    Object.entries(read(graph)).map(([label, value]) => ({ tier, label, value })),
  );
}

function readStack(graph: ResourceGraph): Rows {
  const providers = ofType(graph, "pulumi:providers:aws");
  const protectedCount = summarize(graph).protectedResources.toString();
  if (providers.length === 0) return { "Protected resources": protectedCount };
  return {
    Region: each(providers, ({ inputs }) => show(inputs["region"])),
    Account: each(providers, ({ inputs }) => showAccounts(inputs["allowedAccountIds"])),
    "Protected resources": protectedCount,
  };
}

/** A provider's inputs are text; lists travel as JSON. */
function showAccounts(value: JsonValue | undefined): string {
  if (typeof value !== "string" || !value.startsWith('["')) return value === undefined ? "any" : show(value);
  return (JSON.parse(value) as string[]).join(", ");
}

function readNetwork(graph: ResourceGraph): Rows {
  const vpcs = ofType(graph, "aws:ec2/vpc:Vpc");
  if (vpcs.length === 0) return {};
  const natGateways = ofType(graph, "aws:ec2/natGateway:NatGateway").length;
  const flowLogs = ofType(graph, "aws:ec2/flowLog:FlowLog");
  return {
    "CIDR block": each(vpcs, ({ inputs }) => show(inputs["cidrBlock"])),
    "Zones with subnets": showZones(graph, zonesWithSubnets(graph)),
    "Zones that carry work": showZones(graph, workloadZones(graph)),
    "NAT gateways": showZones(graph, natGatewayZones(graph), natGateways),
    "Flow logs": flowLogs.length === 0 ? "off" : each(flowLogs, (log) => showRetention(graph, log)),
    ...(ofType(graph, "aws:ec2/networkAcl:NetworkAcl").length > 0 && { "Network ACL": "around the data subnets" }),
  };
}

function showRetention(graph: ResourceGraph, flowLog: GraphResource): string {
  const days = referredTo(graph, flowLog.inputs["logDestination"])?.inputs["retentionInDays"];
  return days === undefined ? "on" : showDays(days);
}

function readDatabase(graph: ResourceGraph): Rows {
  const instances = ofType(graph, "aws:rds/instance:Instance");
  const primaries = instances.filter(({ inputs }) => inputs["replicateSourceDb"] === undefined);
  if (primaries.length === 0) return {};
  return {
    Engine: each(primaries, showEngine),
    "Instance class": each(primaries, ({ inputs }) => show(inputs["instanceClass"])),
    Storage: each(primaries, showStorage),
    "Multi-AZ": each(primaries, ({ inputs }) => show(inputs["multiAz"])),
    "Automated backups": each(primaries, ({ inputs }) => showDays(inputs["backupRetentionPeriod"])),
    "Deletion protection": each(primaries, ({ inputs }) => show(inputs["deletionProtection"])),
    "Read replicas": (instances.length - primaries.length).toString(),
    ...(primaries.every(({ inputs }) => inputs["iamDatabaseAuthenticationEnabled"] === true) && {
      "Signs in": "with tokens of IAM",
    }),
    ...showParameters(graph, primaries, { "pgaudit.log": "Audited statements" }),
  };
}

function showEngine({ inputs }: GraphResource): string {
  const { engine, engineVersion: version } = inputs;
  return version === undefined ? show(engine) : `${show(engine)} ${show(version)}`;
}

function showStorage({ inputs }: GraphResource): string {
  const { allocatedStorage, maxAllocatedStorage: maximum, storageType } = inputs;
  if (allocatedStorage === undefined) return show(allocatedStorage);
  const growth = maximum === undefined ? "" : ` to ${show(maximum)}`;
  const kind = storageType === undefined ? "" : ` ${show(storageType)}`;
  return `${show(allocatedStorage)}${growth} GiB${kind}`;
}

function readCache(graph: ResourceGraph): Rows {
  const groups = ofType(graph, "aws:elasticache/replicationGroup:ReplicationGroup");
  if (groups.length === 0) return {};
  return {
    Engine: each(groups, showEngine),
    "Node type": each(groups, ({ inputs }) => show(inputs["nodeType"])),
    Nodes: each(groups, ({ inputs }) => show(inputs["numCacheClusters"])),
    "Automatic failover": each(groups, ({ inputs }) => show(inputs["automaticFailoverEnabled"])),
    Snapshots: each(groups, ({ inputs }) => showDays(inputs["snapshotRetentionLimit"])),
    ...showParameters(graph, groups, {
      "maxmemory-policy": "When full",
      "min-replicas-to-write": "Replicas that must follow a write",
      "min-replicas-max-lag": "Seconds they may be behind",
    }),
  };
}

function readObservability(graph: ResourceGraph): Rows {
  const alarms = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm");
  if (alarms.length === 0) return {};
  const subscriptions = ofType(graph, "aws:sns/topicSubscription:TopicSubscription");
  const composites = ofType(graph, "aws:cloudwatch/compositeAlarm:CompositeAlarm").length;
  const dashboards = ofType(graph, "aws:cloudwatch/dashboard:Dashboard").length;
  return {
    Alarms: `${alarms.length.toString()}, and ${composites.toString()} over several`,
    "Told to": subscriptions.length === 0 ? "nobody" : each(subscriptions, ({ inputs }) => show(inputs["endpoint"])),
    Dashboard: show(dashboards > 0),
  };
}

/** For example `2 (a, b)`; a zone is shortened to its letter where the Region's name leads it. */
function showZones(graph: ResourceGraph, zones: Zones, count = zones?.length ?? 0): string {
  if (zones === null) return count > 0 ? `${count.toString()} (zones unknown)` : "unknown until deployed";
  const region = show(ofType(graph, "pulumi:providers:aws")[0]?.inputs["region"]);
  const letters = zones.map((zone) => (zone.startsWith(region) ? zone.slice(region.length) : zone));
  return count === 0 ? "0" : `${count.toString()} (${letters.join(", ")})`;
}
