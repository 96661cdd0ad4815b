/** What makes prod safe. */
import assert from "node:assert/strict";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { loadProgram, ofType, type Program, theOne, zonesOf, zonesWithSubnets } from "../support/program";

const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const GROUP = "aws:autoscaling/group:Group";

describe("prod", () => {
  let program: Program;
  before(async function () {
    this.timeout(60_000);
    program = await loadProgram("prod");
  });
  const graph = (): ResourceGraph => program.graph;

  it("has a NAT gateway in each zone, and each private subnet leaves through its own zone's", () => {
    const natZones = ofType(graph(), "aws:ec2/natGateway:NatGateway").flatMap(({ inputs }) =>
      zonesOf(graph(), [inputs["subnetId"]]),
    );
    assert.deepEqual(natZones, zonesWithSubnets(graph()));
    const ways = ofType(graph(), "aws:ec2/route:Route").filter(({ inputs }) => inputs["natGatewayId"] !== undefined);
    assert.equal(ways.length, natZones.length);
    assert.equal(new Set(ways.map(({ inputs }) => inputs["natGatewayId"])).size, natZones.length);
  });

  it("runs the database in two zones, with seven days of backups", () => {
    const { inputs } = theOne(graph(), DATABASE);
    assert.equal(inputs["multiAz"], true);
    assert.equal(inputs["availabilityZone"], undefined);
    assert.ok(Number(inputs["backupRetentionPeriod"]) >= 7);
  });

  it("fails the cache over to a second zone", () => {
    const { inputs } = theOne(graph(), CACHE);
    assert.ok(Number(inputs["numCacheClusters"]) >= 2);
    assert.deepEqual([inputs["automaticFailoverEnabled"], inputs["multiAzEnabled"]], [true, true]);
    assert.ok(Number(inputs["snapshotRetentionLimit"]) >= 1);
  });

  it("has at least one instance for each zone that carries work", () => {
    const { inputs } = theOne(graph(), GROUP);
    const zones = zonesOf(graph(), inputs["vpcZoneIdentifiers"]);
    assert.ok(zones.length >= 2);
    assert.ok(Number(inputs["minSize"]) >= zones.length);
  });

  it("protects what holds data from Pulumi and from AWS's side, from one switch", () => {
    const database = theOne(graph(), DATABASE);
    const cache = theOne(graph(), CACHE);
    assert.deepEqual([database.options.protect, cache.options.protect], [true, true]);
    assert.equal(database.inputs["deletionProtection"], true);
    assert.equal(database.inputs["deleteAutomatedBackups"], false);
    assert.equal(database.inputs["skipFinalSnapshot"], false);
    assert.match(String(database.inputs["finalSnapshotIdentifier"]), /RandomId/);
    assert.notEqual(cache.inputs["finalSnapshotIdentifier"], undefined);
    assert.equal(theOne(graph(), BALANCER).inputs["enableDeletionProtection"], true);
    assert.ok(ofType(graph(), "aws:kms/key:Key").every((key) => key.options.protect));
  });

  it("keeps what is archived from deletion for a year, and a copy of every bucket within 15 minutes", () => {
    const locks = ofType(graph(), "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration");
    const year = { defaultRetention: { mode: "GOVERNANCE", days: 365 } };
    assert.deepEqual(
      new Map(locks.map(({ name, inputs }) => [name, inputs["rule"]])),
      new Map(["cloudmart-storage-archive", "cloudmart-storage-archive-replica"].map((name) => [name, year])),
    );
    const copies = ofType(graph(), "aws:s3/bucketReplicationConfig:BucketReplicationConfig");
    assert.deepEqual(copies.map(({ name }) => name).sort(), ["cloudmart-storage-archive", "cloudmart-storage-media"]);
    for (const { inputs } of copies) assert.match(JSON.stringify(inputs), /"replicationTime":.*"minutes":15/);
  });

  it("speaks HTTPS all the way to the load balancer, with modern policies, and redirects readers to it", () => {
    const { inputs: listener } = theOne(graph(), "aws:lb/listener:Listener");
    assert.deepEqual([listener["protocol"], listener["port"]], ["HTTPS", 443]);
    assert.match(String(listener["sslPolicy"]), /TLS13-1-2/);
    const { inputs } = theOne(graph(), "aws:cloudfront/distribution:Distribution");
    const { minimumProtocolVersion } = inputs["viewerCertificate"] as JsonObject;
    assert.match(String(minimumProtocolVersion), /^TLSv1\.[23]_202[15]$/);
    assert.equal((inputs["defaultCacheBehavior"] as JsonObject)["viewerProtocolPolicy"], "redirect-to-https");
  });

  it("stands behind a firewall that logs, keeps access logs, and has the readers' way in checked", () => {
    const distribution = theOne(graph(), "aws:cloudfront/distribution:Distribution");
    const firewall = theOne(graph(), "aws:wafv2/webAcl:WebAcl");
    assert.equal(distribution.inputs["webAclId"], `<${firewall.type}::${firewall.name}.arn>`);
    assert.equal(ofType(graph(), "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration").length, 1);
    assert.equal(ofType(graph(), "aws:cloudwatch/logDelivery:LogDelivery").length, 1);
    assert.equal(ofType(graph(), "aws:route53/healthCheck:HealthCheck").length, 1);
    const versioned = ofType(graph(), "aws:s3/bucketVersioning:BucketVersioning").map(({ name }) => name);
    assert.ok(versioned.includes("cloudmart-edge-site"));
  });

  it("records the network's traffic", () => {
    assert.equal(ofType(graph(), "aws:ec2/flowLog:FlowLog").length, 1);
  });
});
