import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createFlowLog } from "../../../components/network/flow-log";
import { type MockedGraph, runMocked } from "../../support/mocks";

const NAME = "cloudmart-network";
const GROUP_ARN = `arn:aws:cloudwatch:ap-northeast-2:123456789012:loggroup/${NAME}-flow-logs`;

let graph: MockedGraph;
before(async () => {
  ({ graph } = await runMocked(() => {
    createFlowLog(
      NAME,
      { vpcId: "vpc-1", retentionDays: 30 },
      new pulumi.ComponentResource("test:index:Parent", "parent"),
    );
  }));
});

describe("flow logs", () => {
  it("record all traffic of the VPC in a log group with retention", () => {
    const { inputs } = graph.one("aws:ec2/flowLog:FlowLog");
    assert.deepEqual(inputs, {
      vpcId: "vpc-1",
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: GROUP_ARN,
      iamRoleArn: `arn:aws:iam:ap-northeast-2:123456789012:role/${NAME}-flow-log-role`,
      tags: { Name: NAME },
    });
    assert.equal(graph.one("aws:cloudwatch/logGroup:LogGroup").inputs["retentionInDays"], 30);
  });

  it("may write to that group and do nothing else", () => {
    const { inputs } = graph.one("aws:iam/rolePolicy:RolePolicy");
    assert.equal(inputs["role"], `role-${NAME}-flow-log-role`);
    assert.deepEqual(JSON.parse(String(inputs["policy"])), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: `${GROUP_ARN}:*`,
        },
      ],
    });
  });

  it("lend their role to the flow log service alone", () => {
    const { inputs } = graph.one("aws:iam/role:Role");
    assert.deepEqual(JSON.parse(String(inputs["assumeRolePolicy"])), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "vpc-flow-logs.amazonaws.com" } }],
    });
    assert.equal(inputs["managedPolicyArns"], undefined);
  });

  it("start only after their rights exist", () => {
    const { dependencies } = graph.one("aws:ec2/flowLog:FlowLog");
    assert.ok(dependencies.includes(graph.one("aws:iam/rolePolicy:RolePolicy").urn));
  });

  it("belong to the component that asked for them", () => {
    const { urn } = graph.one("test:index:Parent");
    assert.equal(graph.childrenOf(urn).length, 4);
  });
});
