import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ComputeArgs } from "./compute-args";
import { findPrivateRegistry } from "./image-registry";
import { architectureOf } from "../shared/instance-architecture";
import { renderUserData } from "./user-data";

export interface LaunchTemplateParts {
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly profile: aws.iam.InstanceProfile;
  readonly logGroup: aws.cloudwatch.LogGroup;
  /** What the container acts as. */
  readonly application: aws.iam.Role | undefined;
}

/**
 * How every instance is made. Any change here, a tag included, makes a new version and so replaces all instances, a
 * few at a time.
 */
export function createLaunchTemplate(
  name: string,
  args: ComputeArgs,
  parts: LaunchTemplateParts,
  options: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  const tags = { ...args.tags, Name: name };
  return new aws.ec2.LaunchTemplate(
    `${name}-instance`,
    {
      description: "CloudMart application instance",
      updateDefaultVersion: true,
      // AWS reads the parameter at each launch, so that every new instance starts on the newest image.
      imageId: `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(args.instanceType)}`,
      instanceType: args.instanceType,
      iamInstanceProfile: { arn: parts.profile.arn },
      // No key pair: people come in through Session Manager, which asks IAM and leaves a trace.
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        // One hop ends in the instance itself: a container cannot fetch the instance's credentials.
        httpPutResponseHopLimit: 1,
        httpProtocolIpv6: "disabled",
        instanceMetadataTags: "disabled",
      },
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          securityGroups: [parts.securityGroup.id],
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: args.rootVolumeGiB,
            // With AWS's own key: a customer key would need a grant for the Auto Scaling role, or launches fail.
            encrypted: "true",
            deleteOnTermination: "true",
          },
        },
      ],
      // CPU every minute instead of every five, or scaling lags; 2.10 USD per instance and month.
      monitoring: { enabled: true },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      userData: encodeUserData(args, parts),
    },
    options,
  );
}

function encodeUserData(args: ComputeArgs, { logGroup, application }: LaunchTemplateParts): pulumi.Output<string> {
  const { address, readAddresses, port, databaseName, secretArn, iamUser } = args.database;
  return pulumi
    .output({
      region: args.region,
      image: args.image,
      registry: findPrivateRegistry(args.image),
      containerPort: args.containerPort,
      logGroupName: logGroup.name,
      tracedService: args.tracing?.serviceName,
      // Field by field: `pulumi.output` leaves a resource, which a tier is, as it stands.
      database: { address, readAddresses, port, databaseName, secretArn, iamUser },
      cacheSecretArn: args.cache.secretArn,
      application: application && { roleArn: application.arn, tableNames: namesOf(args) },
    })
    .apply((settings) => Buffer.from(renderUserData(settings)).toString("base64"));
}

function namesOf({ tables }: ComputeArgs): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(Object.entries(tables?.tables ?? {}).map(([table, { name }]) => [table, name]));
}
