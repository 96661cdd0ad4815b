import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Bucket } from "../shared/bucket";
import { CONFIG_RULES, type ConfigRule } from "./config-rules";

interface Setting {
  readonly bucket: Bucket;
  readonly key: aws.kms.Key;
}

/**
 * AWS Config: how every resource of the Region was set at any time, and what is set wrong now. AWS has one recorder and
 * one delivery channel in an account's Region, so only one stack of it records.
 */
export function createConfiguration(
  name: string,
  { bucket, key }: Setting,
  options: pulumi.CustomResourceOptions,
): aws.cfg.Rule[] {
  // Its own: AWS writes the rights, and adds those for new types of resources. An account has it once: where it is there
  // already, it is imported (`pulumi import aws:iam/serviceLinkedRole:ServiceLinkedRole`).
  const role = new aws.iam.ServiceLinkedRole(
    `${name}-recorder`,
    { awsServiceName: "config.amazonaws.com", description: "Lets AWS Config read how resources are set" },
    options,
  );
  const recorder = new aws.cfg.Recorder(
    `${name}-recorder`,
    { roleArn: role.arn, recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
    options,
  );
  const channel = new aws.cfg.DeliveryChannel(
    `${name}-channel`,
    {
      s3BucketName: bucket.bucket.bucket,
      s3KmsKeyArn: key.arn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    },
    // AWS refuses a channel without a recorder, and tries a file in the bucket.
    { ...options, dependsOn: [recorder, bucket.policy] },
  );
  const started = new aws.cfg.RecorderStatus(
    `${name}-recorder`,
    { name: recorder.name, isEnabled: true },
    { ...options, dependsOn: channel },
  );
  return CONFIG_RULES.map((rule) => createRule(name, rule, { ...options, dependsOn: started }));
}

function createRule(
  name: string,
  { role, identifier, says, parameters }: ConfigRule,
  options: pulumi.CustomResourceOptions,
): aws.cfg.Rule {
  return new aws.cfg.Rule(
    `${name}-${role}`,
    {
      description: says,
      source: { owner: "AWS", sourceIdentifier: identifier },
      ...(parameters !== undefined && { inputParameters: JSON.stringify(parameters) }),
    },
    options,
  );
}
