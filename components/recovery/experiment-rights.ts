/** What each step of an experiment may do, and to what: AWS's lists in the actions' reference, narrowed to the stack. */
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../shared/partition";
import { arnOf, type RecoveryArgs } from "./recovery-args";
import type { Statement } from "../shared/service-role";

/** Of the stack's own resources only, by their tags. */
function taggedAsOurs({ tags }: RecoveryArgs): NonNullable<Statement["Condition"]> {
  return {
    StringEquals: Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value])),
  };
}

export function stopInstances(args: RecoveryArgs): Statement[] {
  return [
    { Sid: "FindInstances", Action: "ec2:DescribeInstances", Resource: "*" },
    {
      Sid: "StopInstances",
      Action: ["ec2:StopInstances", "ec2:StartInstances"],
      Resource: arnOf(args, "ec2", "instance/*"),
      Condition: taggedAsOurs(args),
    },
  ];
}

export function refuseLaunches(): Statement[] {
  return [
    { Sid: "FindGroups", Action: "autoscaling:DescribeAutoScalingGroups", Resource: "*" },
    {
      Sid: "RefuseLaunches",
      Action: "ec2:InjectApiError",
      Resource: "*",
      Condition: {
        "ForAnyValue:StringEquals": { "ec2:FisActionId": "aws:ec2:asg-insufficient-instance-capacity-error" },
      },
    },
  ];
}

export function rebootDatabase({ database }: RecoveryArgs): Statement[] {
  return [
    { Sid: "RebootDatabase", Action: ["rds:RebootDBInstance", "rds:DescribeDBInstances"], Resource: database.arn },
  ];
}

export function interruptCache(args: RecoveryArgs): Statement[] {
  const Resource = arnOf(args, "elasticache", "replicationgroup:*");
  return [
    { Sid: "FindByTag", Action: "tag:GetResources", Resource: "*" },
    { Sid: "FindCache", Action: "elasticache:DescribeReplicationGroups", Resource },
    {
      Sid: "InterruptCache",
      Action: "elasticache:InterruptClusterAzPower",
      Resource,
      Condition: taggedAsOurs(args),
    },
  ];
}

/** FIS puts a closed network ACL of its own, which it marks, before subnets, and the former one back. */
export function silenceSubnets(args: RecoveryArgs): Statement[] {
  const acls = arnOf(args, "ec2", "network-acl/*");
  const vpc = arnWithId(args, "vpc", args.network.vpcId);
  const marked = { StringEquals: { "aws:RequestTag/managedByFIS": "true" } };
  const ofFis = { StringEquals: { "aws:ResourceTag/managedByFIS": "true" } };
  return [
    {
      Sid: "FindNetwork",
      Action: ["ec2:DescribeSubnets", "ec2:DescribeNetworkAcls", "ec2:DescribeVpcs", "ec2:DescribeManagedPrefixLists"],
      Resource: "*",
    },
    { Sid: "MakeAcl", Action: "ec2:CreateNetworkAcl", Resource: acls, Condition: marked },
    { Sid: "MakeAclInVpc", Action: "ec2:CreateNetworkAcl", Resource: vpc },
    {
      Sid: "MarkAcl",
      Action: "ec2:CreateTags",
      Resource: acls,
      Condition: { StringEquals: { ...marked.StringEquals, "ec2:CreateAction": "CreateNetworkAcl" } },
    },
    {
      Sid: "CloseAcl",
      Action: ["ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAcl"],
      Resource: acls,
      Condition: ofFis,
    },
    {
      Sid: "PutAclBeforeSubnets",
      Action: "ec2:ReplaceNetworkAclAssociation",
      Resource: [acls, arnOf(args, "ec2", "subnet/*")],
      Condition: { ArnEquals: { "ec2:Vpc": vpc } },
    },
  ];
}

/** Experiments write what they did through CloudWatch's log delivery. */
export function writeLog(): Statement[] {
  return [
    {
      Sid: "DeliverLog",
      Action: [
        "logs:CreateLogDelivery",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
      ],
      Resource: "*",
    },
  ];
}

/** The ARN of something of EC2 whose id only AWS knows. */
export function arnWithId(
  { region, accountId }: RecoveryArgs,
  kind: string,
  id: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ec2:${region}:${accountId}:${kind}/${id}`;
}
