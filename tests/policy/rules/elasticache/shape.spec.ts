import { add, all, alter, edit, type Inputs, proveRules } from "../../../support/rules";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const CLUSTER = "aws:elasticache/cluster:Cluster";
const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";
const SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup";
const set = (values: Inputs) => edit(CACHE, (inputs) => Object.assign(inputs, values));

proveRules([
  {
    rule: "cache-name-is-short-enough",
    title: "41 characters",
    change: set({ replicationGroupId: "a".repeat(41) }),
    message: /replicationGroupId is "a+"; write 40 characters or fewer/,
  },
  {
    rule: "cache-name-is-short-enough",
    title: "a logical name that leaves no room for its suffix",
    change: alter(CACHE, (resource) => ({ ...resource, name: "a".repeat(33) })),
    message: /the logical name is "a+"; shorten it to 32 characters/,
  },
  {
    rule: "cache-subnet-group-spans-two-zones",
    title: "subnets of one zone",
    change: edit(SUBNET_GROUP, (inputs) => (inputs["subnetIds"] = (inputs["subnetIds"] as string[]).slice(0, 1))),
    message: /subnetGroupName is \["ap-northeast-2a"\]; name a group with subnets of two zones/,
  },
  {
    rule: "cache-has-its-own-subnet-group",
    title: "no subnet group",
    change: set({ subnetGroupName: undefined }),
    message: /subnetGroupName is not set; name a subnet group of the stack/,
  },
  {
    rule: "cache-has-its-own-subnet-group",
    title: "the default subnet group",
    change: set({ subnetGroupName: "default" }),
    message: /subnetGroupName is "default"/,
  },
  {
    rule: "failover-has-a-replica",
    title: "one node",
    change: set({ numCacheClusters: 1 }),
    message: /numCacheClusters is 1; write 2 or more, or automaticFailoverEnabled: false/,
  },
  {
    rule: "failover-has-a-replica",
    title: "no word on the number of nodes",
    change: set({ numCacheClusters: undefined }),
    message: /numCacheClusters is 1/,
  },
  {
    rule: "multi-az-has-failover",
    title: "Multi-AZ alone",
    change: set({ automaticFailoverEnabled: undefined }),
    message: /automaticFailoverEnabled is not set; write true beside multiAzEnabled/,
  },
  {
    rule: "cluster-mode-has-failover",
    title: "shards without failover",
    change: set({ numNodeGroups: 1, automaticFailoverEnabled: false }),
    message: /automaticFailoverEnabled is false; write true, or leave cluster mode/,
    unchanged: "not applicable",
    satisfiedBy: set({ numNodeGroups: 1 }),
  },
  {
    rule: "cluster-mode-has-failover",
    title: "a parameter that turns cluster mode on",
    change: all(
      set({ automaticFailoverEnabled: false }),
      edit(PARAMETERS, (inputs) => (inputs["parameters"] = [{ name: "cluster-enabled", value: "yes" }])),
    ),
    message: /automaticFailoverEnabled is false/,
    unchanged: "not applicable",
    satisfiedBy: set({ clusterMode: "compatible" }),
  },
  {
    rule: "cache-fails-over",
    title: "failover off",
    change: set({ automaticFailoverEnabled: false }),
    message: /automaticFailoverEnabled is false; write true, with two nodes or more/,
  },
  {
    rule: "cache-is-protected",
    title: "protect off",
    change: alter(CACHE, (resource) => ({ ...resource, options: { ...resource.options, protect: false } })),
    message: /protect is false; write true/,
  },
  {
    rule: "cache-parameter-group-fits-the-engine",
    title: "Valkey with Redis's parameters",
    change: set({ engine: "valkey", engineVersion: "8.1" }),
    message:
      /parameterGroupName is .*cloudmart-cache-parameter-group, of family redis7"; name a group of family valkey8/,
  },
  {
    rule: "cache-parameter-group-fits-the-engine",
    title: "an older version",
    change: set({ engineVersion: "6.2" }),
    message: /name a group of family redis6\.x/,
  },
  {
    rule: "cache-parameter-group-fits-the-engine",
    title: "a version long retired",
    change: set({ engineVersion: "5.0.6" }),
    message: /name a group of family redis5\.0/,
  },
  {
    rule: "parameter-group-name-is-generated",
    title: "a fixed name for the cache's",
    change: edit(PARAMETERS, (inputs) => (inputs["name"] = "cloudmart")),
    message: /cloudmart-cache-parameter-group: name is "cloudmart"; leave it out/,
  },
  {
    rule: "cache-minor-upgrades-are-automatic",
    title: "upgrades by hand",
    change: set({ autoMinorVersionUpgrade: false }),
    message: /autoMinorVersionUpgrade is false; write true/,
  },
  {
    rule: "valkey-is-a-replication-group",
    title: "a lone Valkey cluster",
    change: add(CLUSTER, "cache", { engine: "valkey" }),
    message: /engine is "valkey"; make a ReplicationGroup of it/,
    unchanged: "not applicable",
    satisfiedBy: add(CLUSTER, "cache", { engine: "memcached" }),
  },
]);
