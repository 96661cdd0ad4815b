import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createApplicationRole } from "./application-role";
import type { ComputeArgs } from "./compute-args";
import { partitionOf } from "../shared/partition";
import { findPrivateRegistry } from "./image-registry";

export interface InstanceRole {
  readonly profile: aws.iam.InstanceProfile;
  /** What instances must wait for: without it they boot and can read nothing. */
  readonly policy: aws.iam.RolePolicy;
  /** What the container acts as; undefined where it uses nothing of AWS. */
  readonly application: aws.iam.Role | undefined;
}

/** The role of the instances. Containers cannot take it: instance metadata is one hop too far for them. */
export function createInstanceRole(
  name: string,
  args: ComputeArgs,
  logGroup: aws.cloudwatch.LogGroup,
  options: pulumi.CustomResourceOptions,
): InstanceRole {
  const role = new aws.iam.Role(
    `${name}-instance`,
    {
      description: "Reads its two secrets, writes its log and traces, pulls its image and accepts Session Manager",
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    },
    options,
  );
  const application = createApplicationRole(name, args, role, options);
  const statements = [...listStatements(args, logGroup.arn), ...letAssume(application)];
  const policy = new aws.iam.RolePolicy(
    `${name}-instance`,
    {
      role: role.name,
      policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }),
    },
    options,
  );
  const profile = new aws.iam.InstanceProfile(`${name}-instance`, { role: role.name }, options);
  return { profile, policy, application };
}

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: string | readonly string[];
  readonly Resource: pulumi.Input<string> | pulumi.Output<string[]> | readonly pulumi.Input<string>[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, pulumi.Input<string> | pulumi.Input<string>[]>>>
  >;
}

function listStatements(args: ComputeArgs, logGroupArn: pulumi.Input<string>): Statement[] {
  const { region, image, database, cache } = args;
  // With tokens of IAM the master user's password is nothing to the application.
  const stores = database.iamUser === undefined ? [database, cache] : [cache];
  return [
    {
      Sid: "ReadSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: stores.map(({ secretArn }) => secretArn),
    },
    {
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: stores.map(({ keyArn }) => keyArn),
      // The same keys may encrypt more than the secrets.
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    {
      // Session Manager's own minimum. AmazonSSMManagedInstanceCore would add reading every parameter of the account:
      // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
      Sid: "AcceptSessions",
      Effect: "Allow",
      Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      Resource: "*",
    },
    ...listSignInStatements(args),
    ...listTracingStatements(args),
    ...listPullStatements(image),
    ...listArchiveStatements(args),
  ];
}

/**
 * As one PostgreSQL role, to the stack's own instances; a replica is another resource than its primary.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
function listSignInStatements({ database, region, accountId }: ComputeArgs): Statement[] {
  const { iamUser, resourceIds } = database;
  if (iamUser === undefined || resourceIds === undefined) return [];
  const users = pulumi
    .output(resourceIds)
    .apply((ids) =>
      ids.map((id) => `arn:${partitionOf(region)}:rds-db:${region}:${accountId}:dbuser:${id}/${iamUser}`),
    );
  return [{ Sid: "SignInToDatabase", Effect: "Allow", Action: "rds-db:connect", Resource: users }];
}

/** The host takes the container's role for it. */
function letAssume(application: aws.iam.Role | undefined): Statement[] {
  if (application === undefined) return [];
  return [{ Sid: "ActAsApplication", Effect: "Allow", Action: "sts:AssumeRole", Resource: application.arn }];
}

/** Sends traces and asks which requests to trace. AWS knows no narrower resource for any of it. */
function listTracingStatements({ tracing }: ComputeArgs): Statement[] {
  if (tracing === undefined) return [];
  return [
    {
      Sid: "WriteTraces",
      Effect: "Allow",
      Action: [
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:GetSamplingStatisticSummaries",
      ],
      Resource: "*",
    },
  ];
}

/** One folder, through the VPC's own endpoint: the role's credentials, carried away, reach nothing there. No deleting. */
function listArchiveStatements({ archive, network, region }: ComputeArgs): Statement[] {
  if (archive === undefined) return [];
  const { bucketArn, keyArn, prefix } = archive;
  const objects = pulumi.interpolate`${bucketArn}/${prefix}/*`;
  const throughEndpoint = { "aws:SourceVpce": network.s3EndpointId };
  return [
    {
      Sid: "ListArchive",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringEquals: throughEndpoint, StringLike: { "s3:prefix": `${prefix}/*` } },
    },
    {
      Sid: "UseArchive",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: objects,
      Condition: { StringEquals: throughEndpoint },
    },
    {
      Sid: "EncryptArchive",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        // With a bucket key the context is the bucket; of an object written without one, the object.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, objects] },
      },
    },
  ];
}

/** Only an image in a private registry needs rights; of another account, its repository policy must agree as well. */
function listPullStatements(image: string): Statement[] {
  const registry = findPrivateRegistry(image);
  if (registry === undefined) return [];
  return [
    {
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: registry.repositoryArn,
    },
    // A login is for the whole registry: AWS knows no narrower resource for it.
    { Sid: "LogIntoRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  ];
}
