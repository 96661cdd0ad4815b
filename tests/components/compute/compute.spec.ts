import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { COMPUTE_NAME, PLAIN_COMPUTE, runCompute } from "../../support/compute";
import { type MockedGraph, valueOf } from "../../support/mocks";

const COMPONENT = "cloudmart:compute:Compute";

function listChildren(graph: MockedGraph): string[] {
  return graph
    .childrenOf(graph.one(COMPONENT).urn)
    .map(({ type, name }) => `${type.split("/")[0] ?? ""} ${type.split(":").at(-1) ?? ""} ${name}`)
    .sort();
}

const ALWAYS = [
  "aws:autoscaling Group cloudmart-compute",
  "aws:autoscaling Policy cloudmart-compute-cpu",
  "aws:autoscaling Policy cloudmart-compute-requests",
  "aws:cloudwatch LogGroup cloudmart-compute-application",
  "aws:ec2 LaunchTemplate cloudmart-compute-instance",
  "aws:ec2 SecurityGroup cloudmart-compute-alb",
  "aws:ec2 SecurityGroup cloudmart-compute-instances",
  "aws:iam InstanceProfile cloudmart-compute-instance",
  "aws:iam Role cloudmart-compute-instance",
  "aws:iam RolePolicy cloudmart-compute-instance",
  "aws:lb Listener cloudmart-compute-http",
  "aws:lb LoadBalancer cloudmart-compute-alb",
  "aws:lb TargetGroup cloudmart-compute-target",
  "aws:s3 Bucket cloudmart-compute-access-logs",
  "aws:s3 BucketLifecycleConfiguration cloudmart-compute-access-logs",
  "aws:s3 BucketOwnershipControls cloudmart-compute-access-logs",
  "aws:s3 BucketPolicy cloudmart-compute-access-logs",
  "aws:s3 BucketPublicAccessBlock cloudmart-compute-access-logs",
  "aws:s3 BucketServerSideEncryptionConfiguration cloudmart-compute-access-logs",
  "aws:vpc SecurityGroupEgressRule cloudmart-compute-alb-out-instances",
  "aws:vpc SecurityGroupEgressRule cloudmart-compute-instances-out-cache",
  "aws:vpc SecurityGroupEgressRule cloudmart-compute-instances-out-database",
  "aws:vpc SecurityGroupEgressRule cloudmart-compute-instances-out-https",
  "aws:vpc SecurityGroupIngressRule cloudmart-compute-alb-in-http",
  "aws:vpc SecurityGroupIngressRule cloudmart-compute-cache-in-instances",
  "aws:vpc SecurityGroupIngressRule cloudmart-compute-database-in-instances",
  "aws:vpc SecurityGroupIngressRule cloudmart-compute-instances-in-alb",
];

const WITH_CERTIFICATE = [
  "aws:lb Listener cloudmart-compute-https",
  "aws:vpc SecurityGroupIngressRule cloudmart-compute-alb-in-https",
];

const WITH_SLEEP = [
  "aws:autoscaling Schedule cloudmart-compute-sleep",
  "aws:autoscaling Schedule cloudmart-compute-wake",
];

describe("the compute tier", () => {
  it("consists of exactly these resources with a certificate", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(listChildren(graph), [...ALWAYS, ...WITH_CERTIFICATE].sort());
  });

  it("consists of exactly these resources without a certificate and with sleep", async () => {
    const { graph } = await runCompute(PLAIN_COMPUTE);
    assert.deepEqual(listChildren(graph), [...ALWAYS, ...WITH_SLEEP].sort());
  });

  it("asks for the same resources whether outputs are known or not", async () => {
    const known = await runCompute();
    const unknown = await runCompute({}, { preview: true });
    assert.deepEqual(listChildren(unknown.graph), listChildren(known.graph));
  });

  it("is the parent of everything it makes", async () => {
    const { graph } = await runCompute();
    const { urn } = graph.one(COMPONENT);
    const strays = graph.resources.filter((each) => each.custom && each.parent !== urn && isOfAws(each));
    assert.deepEqual(strays, []);
  });

  it("protects what holds data, and nothing else", async () => {
    const namesOfProtected = (graph: MockedGraph): string[] =>
      graph.resources.filter(({ options }) => options.protect).map(({ name }) => name);
    assert.deepEqual(namesOfProtected((await runCompute()).graph).sort(), [
      "cloudmart-compute-access-logs",
      "cloudmart-compute-application",
    ]);
    assert.deepEqual(namesOfProtected((await runCompute(PLAIN_COMPUTE)).graph), []);
  });

  it("keeps the application's log as long as asked", async () => {
    const { graph } = await runCompute({ logRetentionDays: 7 });
    assert.deepEqual(graph.one("aws:cloudwatch/logGroup:LogGroup").inputs, { retentionInDays: 7 });
  });

  it("gives out what the program publishes", async () => {
    const { compute } = await runCompute();
    assert.deepEqual(
      await Promise.all(
        [
          compute.url,
          compute.loadBalancerDnsName,
          compute.loadBalancerZoneId,
          compute.autoScalingGroupName,
          compute.logGroupName,
          compute.securityGroupId,
          compute.targetGroupArn,
        ].map(valueOf),
      ),
      [
        "https://cloudmart-compute-alb-1234567890.ap-northeast-2.elb.amazonaws.com",
        "cloudmart-compute-alb-1234567890.ap-northeast-2.elb.amazonaws.com",
        "ZWKZPGTI48KDX",
        `${COMPUTE_NAME}-1a2b3c4`,
        "cloudmart-compute-application-1a2b3c4",
        "sg-cloudmart-compute-instances",
        "arn:aws:lb:ap-northeast-2:123456789012:targetgroup/cloudmart-compute-target",
      ],
    );
    const plain = await runCompute(PLAIN_COMPUTE);
    assert.match(await valueOf(plain.compute.url), /^http:\/\//);
  });

  it("refuses bad arguments before it makes anything", async () => {
    await assert.rejects(runCompute({ certificateArn: undefined }), /compute\.certificateArn is missing/);
  });
});

function isOfAws({ type }: GraphResource): boolean {
  return type.startsWith("aws:");
}
