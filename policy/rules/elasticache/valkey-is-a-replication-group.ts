import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A lone cache cluster runs another engine than Valkey, which exists as replication group or serverless.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html",
    "https://github.com/ansible-collections/community.aws/issues/2386",
  ],
  remedy: "Use a replication group, as components/cache does; one node is enough.",
  types: ["aws:elasticache/cluster:Cluster"],
  check: (cluster) => {
    const engine = cluster.text("engine");
    return satisfiedWhen(
      engine !== "valkey",
      "engine",
      engine,
      "make a ReplicationGroup of it (InvalidParameterValue)",
    );
  },
};
