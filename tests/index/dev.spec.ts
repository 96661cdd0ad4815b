/** What makes dev cheap and disposable. */
import assert from "node:assert/strict";
import type { ResourceGraph } from "../../policy/resource-graph";
import { loadGraph, loadProgram, ofType, type Program, theOne, zonesOf } from "../support/program";

const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const GROUP = "aws:autoscaling/group:Group";

describe("dev", () => {
  let program: Program;
  let prod: ResourceGraph;
  before(async function () {
    this.timeout(60_000);
    [program, prod] = await Promise.all([loadProgram("dev"), loadGraph("prod")]);
  });
  const graph = (): ResourceGraph => program.graph;

  it("has exactly one NAT gateway, subnets in two zones, and work in one", () => {
    assert.equal(ofType(graph(), "aws:ec2/natGateway:NatGateway").length, 1);
    const subnets = ofType(graph(), "aws:ec2/subnet:Subnet").map(({ inputs }) => inputs["availabilityZone"]);
    assert.equal(new Set(subnets).size, 2);
    const [zone, ...others] = zonesOf(graph(), theOne(graph(), GROUP).inputs["vpcZoneIdentifiers"]);
    assert.deepEqual(others, []);
    assert.equal(theOne(graph(), DATABASE).inputs["availabilityZone"], zone);
    assert.deepEqual(theOne(graph(), CACHE).inputs["preferredCacheClusterAzs"], [zone]);
    assert.deepEqual(zonesOf(graph(), [ofType(graph(), "aws:ec2/natGateway:NatGateway")[0]?.inputs["subnetId"]]), [
      zone,
    ]);
  });

  it("can be destroyed: nothing protected, no final snapshot, disposable buckets and secrets", () => {
    assert.deepEqual(
      graph().resources.filter(({ options }) => options.protect || options.retainOnDelete),
      [],
    );
    const { inputs } = theOne(graph(), DATABASE);
    assert.deepEqual([inputs["skipFinalSnapshot"], inputs["deletionProtection"]], [true, false]);
    assert.equal(theOne(graph(), BALANCER).inputs["enableDeletionProtection"], false);
    for (const bucket of ofType(graph(), "aws:s3/bucket:Bucket")) assert.equal(bucket.inputs["forceDestroy"], true);
    assert.equal(theOne(graph(), "aws:secretsmanager/secret:Secret").inputs["recoveryWindowInDays"], 0);
  });

  it("has the cheapest edge: nearest price class, no firewall, no log, no domain", () => {
    assert.equal(theOne(graph(), "aws:cloudfront/distribution:Distribution").inputs["priceClass"], "PriceClass_100");
    for (const type of [
      "aws:wafv2/webAcl:WebAcl",
      "aws:cloudwatch/logDelivery:LogDelivery",
      "aws:acm/certificate:Certificate",
      "aws:route53/record:Record",
      "aws:route53/healthCheck:HealthCheck",
    ]) {
      assert.deepEqual(ofType(graph(), type), []);
    }
  });

  it("is smaller than prod in every class and every count", () => {
    // On-demand, Seoul, USD an hour: docs of the AWS price list; only the order matters here.
    const hourly: Record<string, number> = {
      "db.t4g.micro": 0.025,
      "db.t3.micro": 0.028,
      "cache.t4g.micro": 0.024,
      "cache.t3.micro": 0.025,
      "t3.micro": 0.013,
      "t3.small": 0.026,
    };
    const price = (graph: ResourceGraph, type: string, key: string): number => {
      const found = hourly[String(theOne(graph, type).inputs[key])];
      assert.ok(found !== undefined, `no price for the ${key} of ${type}`);
      return found;
    };
    for (const [type, key] of [
      [DATABASE, "instanceClass"],
      [CACHE, "nodeType"],
      ["aws:ec2/launchTemplate:LaunchTemplate", "instanceType"],
    ] as const) {
      assert.ok(price(program.graph, type, key) < price(prod, type, key), type);
    }
    const count = (graph: ResourceGraph, type: string, key: string): number => Number(theOne(graph, type).inputs[key]);
    for (const [type, key] of [
      [GROUP, "minSize"],
      [GROUP, "maxSize"],
      [CACHE, "numCacheClusters"],
    ] as const) {
      assert.ok(count(program.graph, type, key) < count(prod, type, key), key);
    }
  });
});
