import { all, alter, edit, type Inputs, proveRules, remove } from "../../../support/rules";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";
const set = (values: Inputs) => edit(CACHE, (inputs) => Object.assign(inputs, values));

proveRules([
  {
    rule: "cache-windows-last-60-minutes",
    title: "a maintenance window of half an hour",
    change: set({ maintenanceWindow: "sat:19:00-sat:19:30" }),
    message: /maintenanceWindow is "sat:19:00-sat:19:30"; write a window of 60 minutes or more/,
  },
  {
    rule: "cache-windows-last-60-minutes",
    title: "a snapshot window of 59 minutes",
    change: set({ snapshotWindow: "18:00-18:59" }),
    message: /snapshotWindow is "18:00-18:59"; write a window of 60 minutes or more/,
  },
  {
    rule: "snapshot-window-avoids-maintenance-window",
    title: "windows that share half an hour",
    change: set({ snapshotWindow: "18:30-19:30" }),
    message: /snapshotWindow is "18:30-19:30"; write a time outside maintenanceWindow, sat:19:00-sat:20:00/,
  },
  {
    rule: "snapshot-window-avoids-maintenance-window",
    title: "one window only",
    change: set({ maintenanceWindow: undefined, snapshotRetentionLimit: 1 }),
    message: /maintenanceWindow is not set; write both windows/,
  },
  {
    rule: "snapshots-are-kept-35-days-at-most",
    title: "36 days",
    change: set({ snapshotRetentionLimit: 36 }),
    message: /snapshotRetentionLimit is 36; write 0 to 35/,
    satisfiedBy: set({ snapshotRetentionLimit: 35 }),
  },
  {
    rule: "cache-keeps-snapshots",
    title: "no snapshots",
    change: set({ snapshotRetentionLimit: 0 }),
    message: /snapshotRetentionLimit is 0; write 1 or more/,
    satisfiedBy: set({ snapshotRetentionLimit: 1 }),
  },
  {
    rule: "cache-keeps-snapshots",
    stack: "dev",
    title: "no word on snapshots",
    change: set({ snapshotRetentionLimit: undefined }),
    message: /snapshotRetentionLimit is not set; write 1 or more/,
    unchanged: "waived",
  },
  {
    rule: "cache-final-snapshot-name-is-unique",
    title: "a fixed name",
    change: alter(CACHE, (resource) => ({
      ...resource,
      inputs: { ...resource.inputs, finalSnapshotIdentifier: "cloudmart-cache-final" },
      propertyDependencies: {},
    })),
    message: /finalSnapshotIdentifier is "cloudmart-cache-final"; append a random part/,
  },
  {
    rule: "eviction-covers-every-key",
    title: "the default parameter group",
    change: set({ parameterGroupName: "default.redis7" }),
    message: /maxmemory-policy of the default parameter group is not set; write "allkeys-lru"/,
  },
  {
    rule: "eviction-covers-every-key",
    title: "a group that leaves the policy out",
    change: edit(PARAMETERS, (inputs) => (inputs["parameters"] = [])),
    message: /maxmemory-policy of cloudmart-cache-parameter-group is not set/,
  },
  {
    rule: "eviction-covers-every-key",
    title: "volatile-lru",
    change: edit(PARAMETERS, (inputs) => {
      inputs["parameters"] = [{ name: "maxmemory-policy", value: "volatile-lru" }];
    }),
    message: /is "volatile-lru"; write "allkeys-lru"/,
  },
  {
    rule: "writes-outlive-a-node",
    title: "a write that waits for the only replica",
    change: edit(PARAMETERS, (inputs) => {
      inputs["parameters"] = [
        { name: "maxmemory-policy", value: "noeviction" },
        { name: "min-replicas-to-write", value: "1" },
      ];
    }),
    message: /numCacheClusters is 2; write 3 nodes or more: min-replicas-to-write is 1/,
    unchanged: "not applicable",
    satisfiedBy: all(
      set({ numCacheClusters: 3 }),
      edit(PARAMETERS, (inputs) => (inputs["parameters"] = [{ name: "min-replicas-to-write", value: "1" }])),
    ),
  },
  {
    rule: "cache-logs-go-to-groups-of-the-stack",
    title: "a log group of somebody else",
    change: remove("aws:cloudwatch/logGroup:LogGroup", "cloudmart-cache-slow-log"),
    message:
      /logDeliveryConfigurations is \["cloudmart-cache-engine-log"\]; name a log group of the stack for each of the 2 logs/,
  },
  {
    rule: "cache-spans-two-zones",
    title: "two nodes that may share a zone",
    change: set({ automaticFailoverEnabled: true, multiAzEnabled: false }),
    message: /multiAzEnabled is false; write true beside automaticFailoverEnabled/,
  },
  {
    rule: "cache-spans-two-zones",
    title: "no word on zones",
    change: set({ multiAzEnabled: undefined }),
    message: /multiAzEnabled is not set; write true/,
  },
  {
    rule: "cache-spans-two-zones",
    stack: "dev",
    title: "failover in one zone",
    change: set({ automaticFailoverEnabled: true }),
    message: /multiAzEnabled is false/,
    unchanged: "not applicable",
  },
  {
    rule: "protected-cache-leaves-a-snapshot",
    title: "no name for it",
    change: set({ finalSnapshotIdentifier: undefined }),
    message: /finalSnapshotIdentifier is not set; write a name: with `protect` lifted/,
  },
  {
    rule: "protected-cache-leaves-a-snapshot",
    stack: "dev",
    title: "protection alone",
    change: alter(CACHE, (resource) => ({ ...resource, options: { ...resource.options, protect: true } })),
    message: /finalSnapshotIdentifier is not set/,
    unchanged: "not applicable",
  },
]);
