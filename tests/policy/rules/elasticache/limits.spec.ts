import { proveLimits } from "../../../support/rule-limits";
import { alter, edit, type Inputs } from "../../../support/rules";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const set = (values: Inputs) => edit(CACHE, (inputs) => Object.assign(inputs, values));

proveLimits([
  ...["failover-has-a-replica", "multi-az-has-failover", "cache-subnet-group-spans-two-zones"].map((rule) => ({
    rule,
    title: "a lone node",
    change: set({ numCacheClusters: 1, automaticFailoverEnabled: false, multiAzEnabled: false }),
  })),
  {
    rule: "failover-has-a-replica",
    title: "shards, which fail over without replicas",
    change: set({ numCacheClusters: undefined, numNodeGroups: 2 }),
  },
  ...["auth-token-needs-tls", "first-auth-token-is-set"].map((rule) => ({
    rule,
    title: "a cache without a password",
    change: set({ authToken: undefined, transitEncryptionEnabled: false, authTokenUpdateStrategy: undefined }),
  })),
  ...["auth-token-has-accepted-characters", "auth-token-has-16-to-128-characters"].map((rule) => ({
    rule,
    title: "a password that no cache takes",
    change: alter(CACHE, (resource) => ({
      ...resource,
      inputs: { ...resource.inputs, authToken: "[secret]" },
      propertyDependencies: {},
    })),
  })),
  {
    rule: "cache-parameter-group-fits-the-engine",
    title: "the default parameter group",
    change: set({ parameterGroupName: "default.valkey8" }),
  },
  ...["cache-parameter-group-fits-the-engine", "tls-mode-needs-engine-7"].map((rule) => ({
    rule,
    title: "the version that AWS chooses",
    change: set({ engineVersion: undefined }),
  })),
  {
    rule: "tls-mode-needs-engine-7",
    title: "an old version without a mode",
    change: set({ engineVersion: "6.2", transitEncryptionMode: undefined }),
  },
  {
    rule: "snapshot-window-avoids-maintenance-window",
    title: "one window where no snapshots are kept",
    change: set({ snapshotWindow: undefined, snapshotRetentionLimit: 0 }),
  },
  {
    rule: "snapshots-are-kept-35-days-at-most",
    title: "the default",
    change: set({ snapshotRetentionLimit: undefined }),
  },
  {
    rule: "cache-final-snapshot-name-is-unique",
    title: "no final snapshot",
    change: set({ finalSnapshotIdentifier: undefined }),
  },
  {
    rule: "cache-logs-go-to-groups-of-the-stack",
    title: "a cache that delivers no logs",
    change: set({ logDeliveryConfigurations: undefined }),
  },
]);
