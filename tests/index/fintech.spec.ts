/** What makes the payment service what its document and its auditor ask for. */
import assert from "node:assert/strict";
import { evaluate } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { environmentOf, loadGraph, ofType, theOne } from "../support/program";

const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

describe("fintech", () => {
  let graph: ResourceGraph;
  before(async function () {
    this.timeout(60_000);
    graph = await loadGraph("fintech");
  });

  const named = (type: string, name: string) =>
    ofType(graph, type).find((each) => each.name === name) ?? assert.fail(`${type} ${name}`);
  const keyIn = (value: JsonValue | undefined): string =>
    /<aws:kms\/key:Key::([^>]+)\.(?:arn|id|keyId)>/.exec(JSON.stringify(value ?? null))?.[1] ?? "none";
  const parametersOf = (type: string): Record<string, unknown> => {
    const { parameters } = theOne(graph, type).inputs as { parameters: { name: string; value: string }[] };
    return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  };

  it("has a key of its own for each class of data", () => {
    const bucket = (name: string): string => keyIn(named(ENCRYPTION, name).inputs["rules"]);
    const keys = {
      database: keyIn(theOne(graph, DATABASE).inputs["kmsKeyId"]),
      sessions: keyIn(theOne(graph, CACHE).inputs["kmsKeyId"]),
      archive: bucket("cloudmart-storage-archive"),
      "archive's copies": bucket("cloudmart-storage-archive-replica"),
      trail: bucket("cloudmart-audit-trail"),
      configuration: bucket("cloudmart-audit-configuration"),
      logs: keyIn(named(LOG_GROUP, "cloudmart-compute-application").inputs["kmsKeyId"]),
      alarms: keyIn(named("aws:sns/topic:Topic", "cloudmart-observability-page").inputs["kmsMasterKeyId"]),
      backups: keyIn(named("aws:backup/vault:Vault", "cloudmart-recovery").inputs["kmsKeyArn"]),
    };
    assert.ok(!Object.values(keys).includes("none"), JSON.stringify(keys));
    assert.equal(new Set(Object.values(keys)).size, Object.keys(keys).length, JSON.stringify(keys));
  });

  it("encrypts every log group of its Region with the logs' key", () => {
    const groups = ofType(graph, LOG_GROUP).filter(({ inputs }) => inputs["region"] === undefined);
    assert.deepEqual([...new Set(groups.map(({ inputs }) => keyIn(inputs["kmsKeyId"])))], ["cloudmart-logging-key"]);
  });

  it("keeps what other stacks are waived: IAM's sign-in, the audit of statements, a year of every log", () => {
    const findings = evaluate(graph, environmentOf("fintech"), loadRules(), loadWaivers());
    for (const rule of ["iam-authentication-is-on", "database-audits-statements", "logs-are-kept-for-a-year"]) {
      const verdicts = findings.filter((finding) => finding.rule === rule).map(({ verdict }) => verdict);
      assert.deepEqual([...new Set(verdicts)], ["satisfied"], rule);
    }
  });

  it("keeps the logs that are files for a year, too", () => {
    const logs = ofType(graph, LIFECYCLE).filter(({ name }) => /-logs(-replica)?$|-trail$/.test(name));
    assert.ok(logs.length >= 6);
    for (const { name, inputs } of logs) {
      const days = (inputs["rules"] as { expiration?: { days: number } }[]).map(({ expiration }) => expiration?.days);
      assert.ok(
        days.every((each) => (each ?? 0) >= 365),
        name,
      );
    }
  });

  it("lets its instances sign in as one PostgreSQL role, and not read the master user's password", () => {
    const policy = String(named("aws:iam/rolePolicy:RolePolicy", "cloudmart-compute-instance").inputs["policy"]);
    const { Statement } = JSON.parse(policy) as { Statement: { Action: unknown; Resource: unknown }[] };
    const signIn = Statement.filter(({ Action }) => Action === "rds-db:connect");
    const user = `arn:aws:rds-db:ap-northeast-2:444444444444:dbuser:<${DATABASE}::cloudmart-database.resourceId>/payments_api`;
    assert.deepEqual(
      signIn.map(({ Resource }) => Resource),
      [[user]],
    );
    assert.ok(!policy.includes("masterUserSecrets"));
  });

  it("evicts no session, and loses at most five seconds of them at a failover, whichever zone is lost", () => {
    const found = parametersOf("aws:elasticache/parameterGroup:ParameterGroup");
    assert.deepEqual(
      ["maxmemory-policy", "min-replicas-to-write", "min-replicas-max-lag"].map((name) => found[name]),
      ["noeviction", "1", "5"],
    );
    assert.equal(theOne(graph, CACHE).inputs["numCacheClusters"], 4);
  });

  it("locks payments for five years, here and where their copies are", () => {
    for (const name of ["cloudmart-storage-archive", "cloudmart-storage-archive-replica"]) {
      const lock = named("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", name);
      assert.deepEqual(lock.inputs["rule"], { defaultRetention: { mode: "GOVERNANCE", days: 1827 } });
    }
  });

  it("has the document's alarms", () => {
    const threshold = (role: string): unknown =>
      named("aws:cloudwatch/metricAlarm:MetricAlarm", `cloudmart-observability-${role}`).inputs["threshold"];
    const roles = ["database-cpu-primary", "database-connections-primary", "cache-lag-1"];
    assert.deepEqual(roles.map(threshold), [80, 100, 5]);
  });
});
