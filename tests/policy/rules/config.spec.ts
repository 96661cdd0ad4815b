import type { JsonObject } from "../../../policy/resource-graph";
import { loadAuditedProd } from "../../support/audit";
import { add, alter, edit, proveRules, remove, write } from "../../support/rules";

const RECORDER = "aws:cfg/recorder:Recorder";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const RULE = "aws:cfg/rule:Rule";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const NAME = "cloudmart-audit-configuration";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

/** A document that allows a service nothing any more. */
const forget = (type: string, name: string) =>
  edit(
    type,
    (inputs) => {
      const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] };
      const kept = Statement.filter(({ Principal }) => !JSON.stringify(Principal).includes("config.amazonaws.com"));
      inputs["policy"] = JSON.stringify({ Version: "2012-10-17", Statement: kept });
    },
    name,
  );

proveRules(
  [
    {
      rule: "recorder-is-started",
      title: "a recorder without a status",
      change: remove(STATUS),
      message: /recorder: its status is not set; add one with isEnabled true/,
    },
    {
      rule: "recorder-is-started",
      title: "a recorder that is stopped",
      change: write(STATUS, "isEnabled", false),
      message: /its status is false; add one with isEnabled true/,
    },
    {
      rule: "recorder-records-everything",
      title: "some types",
      change: write(RECORDER, "recordingGroup", { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] }),
      message: /recordingGroup\.allSupported is false; write true/,
    },
    {
      rule: "recorder-records-everything",
      title: "no users and roles",
      change: write(RECORDER, "recordingGroup.includeGlobalResourceTypes", undefined),
      message: /recordingGroup\.includeGlobalResourceTypes is not set; write true/,
    },
    {
      rule: "recorder-has-a-delivery-channel",
      title: "no channel",
      change: remove(CHANNEL),
      message: /its delivery channel is not set; add one \(NoAvailableDeliveryChannelException\)/,
    },
    {
      rule: "recorder-has-a-delivery-channel",
      title: "a start that does not wait for the channel",
      change: alter(STATUS, (each) => ({ ...each, dependencies: [] })),
      message: /dependsOn is "cloudmart-audit-channel"; add the channel/,
    },
    {
      rule: "recorder-is-alone-in-its-region",
      title: "a second recorder",
      change: add(RECORDER, "another", { roleArn: "arn:aws:iam::222222222222:role/config" }),
      message: /region is \["cloudmart-audit-recorder"\]; leave all but one out of ap-northeast-2 \(MaxNumberOf/,
      satisfiedBy: add(RECORDER, "another", { roleArn: "arn:aws:iam::222222222222:role/config", region: "us-east-1" }),
    },
    {
      rule: "config-rule-waits-for-its-recorder",
      title: "a rule that waits for nothing",
      change: alter(RULE, (each) => ({ ...each, dependencies: [] }), "cloudmart-audit-ssh-is-closed"),
      message: /ssh-is-closed: dependsOn is "cloudmart-audit-recorder"; add the recorder \(NoAvailableConfig/,
    },
    {
      rule: "delivery-bucket-lets-config-write",
      title: "a bucket whose policy does not know AWS Config",
      change: forget(POLICY, NAME),
      message:
        /s3BucketName is "cloudmart-audit-configuration"; allow config\.amazonaws\.com s3:GetBucketAcl, s3:ListBucket/,
    },
    {
      rule: "delivery-bucket-lets-config-write",
      title: "a key that does not know AWS Config",
      change: forget("aws:kms/key:Key", `${NAME}-key`),
      message: /allow config\.amazonaws\.com kms:Decrypt, kms:GenerateDataKey \(InsufficientDeliveryPolicyException\)/,
    },
    {
      rule: "delivery-bucket-lets-config-write",
      title: "a bucket that locks every object",
      change: add(LOCK, NAME, {
        bucket: `<aws:s3/bucket:Bucket::${NAME}.bucket>`,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
      }),
      message: /take the default lock away \(InsufficientDeliveryPolicyException\)/,
    },
    {
      rule: "delivery-bucket-lets-config-write",
      title: "a channel that does not wait for the policy",
      change: alter(CHANNEL, (each) => ({ ...each, dependencies: [] })),
      message: /dependsOn is "cloudmart-audit-configuration"; add the bucket's policy/,
    },
  ],
  loadAuditedProd,
);
