import assert from "node:assert/strict";
import { COMPUTE_ARGS, PLAIN_COMPUTE, runCompute } from "../../support/compute";
import type { MockedGraph } from "../../support/mocks";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

const BALANCER_ARN = "arn:aws:lb:ap-northeast-2:123456789012:loadbalancer/cloudmart-compute-alb";
const TARGET_GROUP_ARN = "arn:aws:lb:ap-northeast-2:123456789012:targetgroup/cloudmart-compute-target";
const FORWARD = [{ type: "forward", targetGroupArn: TARGET_GROUP_ARN }];

function listenersOf(graph: MockedGraph): Record<string, unknown> {
  return Object.fromEntries(graph.all(LISTENER).map(({ name, inputs }) => [name, inputs]));
}

describe("the load balancer", () => {
  it("faces the internet in every public subnet, behind its own group only", async () => {
    const { graph } = await runCompute();
    const { inputs } = graph.one(BALANCER);
    assert.equal(inputs["internal"], false);
    assert.equal(inputs["loadBalancerType"], "application");
    assert.deepEqual(inputs["subnets"], ["subnet-public-1", "subnet-public-2"]);
    assert.deepEqual(inputs["securityGroups"], ["sg-cloudmart-compute-alb"]);
  });

  it("drops invalid headers, defends against desync and speaks HTTP/2", async () => {
    const { graph } = await runCompute();
    const { inputs } = graph.one(BALANCER);
    assert.equal(inputs["dropInvalidHeaderFields"], true);
    assert.equal(inputs["desyncMitigationMode"], "defensive");
    assert.equal(inputs["enableHttp2"], true);
  });

  it("writes access logs, once the bucket's policy lets it", async () => {
    const { graph } = await runCompute();
    const balancer = graph.one(BALANCER);
    assert.deepEqual(balancer.inputs["accessLogs"], {
      enabled: true,
      bucket: "cloudmart-compute-access-logs",
      prefix: "load-balancer",
    });
    assert.ok(balancer.dependencies.includes(graph.one("aws:s3/bucketPolicy:BucketPolicy").urn));
  });

  it("cannot be deleted when protected, and can when not", async () => {
    assert.equal((await runCompute()).graph.one(BALANCER).inputs["enableDeletionProtection"], true);
    assert.equal((await runCompute(PLAIN_COMPUTE)).graph.one(BALANCER).inputs["enableDeletionProtection"], false);
  });

  it("redirects port 80 to HTTPS with a modern TLS policy when it has a certificate", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(listenersOf(graph), {
      "cloudmart-compute-http": {
        loadBalancerArn: BALANCER_ARN,
        protocol: "HTTP",
        port: 80,
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      },
      "cloudmart-compute-https": {
        loadBalancerArn: BALANCER_ARN,
        protocol: "HTTPS",
        port: 443,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        certificateArn: COMPUTE_ARGS.certificateArn,
        defaultActions: FORWARD,
      },
    });
  });

  it("speaks plain HTTP without one, where policy allows it", async () => {
    const { graph } = await runCompute(PLAIN_COMPUTE);
    assert.deepEqual(listenersOf(graph), {
      "cloudmart-compute-http": {
        loadBalancerArn: BALANCER_ARN,
        protocol: "HTTP",
        port: 80,
        defaultActions: FORWARD,
      },
    });
  });
});

describe("the target group", () => {
  it("checks the health path every 30 seconds and takes only 200 for healthy", async () => {
    const { graph } = await runCompute({ healthCheckPath: "/ready" });
    assert.deepEqual(graph.one(TARGET_GROUP).inputs["healthCheck"], {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: "/ready",
      matcher: "200",
      interval: 30,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    });
  });

  it("holds instances on the container's port, drains them as long as asked and keeps no client to one", async () => {
    const { graph } = await runCompute({ containerPort: 3000, deregistrationDelaySeconds: 45 });
    const { inputs } = graph.one(TARGET_GROUP);
    assert.equal(inputs["targetType"], "instance");
    assert.equal(inputs["protocol"], "HTTP");
    assert.equal(inputs["port"], 3000);
    assert.equal(inputs["deregistrationDelay"], 45);
    assert.equal(inputs["vpcId"], "vpc-1");
    assert.deepEqual(inputs["stickiness"], { enabled: false, type: "lb_cookie" });
  });

  it("leaves AWS's 32 characters room for the part that makes a name unique", async () => {
    const { graph } = await runCompute();
    for (const { name, inputs } of [graph.one(TARGET_GROUP), graph.one(BALANCER)]) {
      assert.ok(name.length <= 32 - 8, name);
      assert.equal(inputs["name"], undefined);
    }
  });
});
