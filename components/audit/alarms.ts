/** What of all that is recorded somebody must hear at once. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AuditArgs } from "./audit-args";

type Topics = NonNullable<AuditArgs["alarms"]>;

/** GuardDuty calls 7 and more high. https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const HIGH_SEVERITY = 7;

/** Whoever does one of these takes the record away, or makes it blind. PCI DSS 10.2.1.6. */
const TAMPERING = {
  "aws.cloudtrail": ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
  "aws.config": ["StopConfigurationRecorder", "DeleteConfigurationRecorder", "DeleteDeliveryChannel"],
  "aws.guardduty": ["DeleteDetector", "UpdateDetector", "CreateFilter", "UpdateFilter"],
} as const;

/** Free of charge, but for 0.10 USD a month for the alarm. */
export function createAlarms(
  name: string,
  args: AuditArgs,
  topics: Topics,
  logGroup: aws.cloudwatch.LogGroup,
  options: pulumi.CustomResourceOptions,
): void {
  const tell = (role: string, description: string, pattern: object, topicArn: pulumi.Input<string>): void => {
    const eventPattern = pulumi.jsonStringify(pattern);
    const rule = new aws.cloudwatch.EventRule(`${name}-${role}`, { description, eventPattern }, options);
    new aws.cloudwatch.EventTarget(`${name}-${role}`, { rule: rule.name, arn: topicArn }, options);
  };
  const tampering = {
    source: Object.keys(TAMPERING),
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { eventName: Object.values(TAMPERING).flat() },
  };
  tell("tampering", "The record is stopped, deleted or made blind", tampering, topics.pageTopicArn);
  if (args.isThreatDetectionOn) {
    const threats = {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", HIGH_SEVERITY] }] },
    };
    tell("threats", "Findings of GuardDuty of high severity", threats, topics.pageTopicArn);
  }
  if (args.isConfigurationRecorded) {
    const deviations = {
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        messageType: ["ComplianceChangeNotification"],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    };
    tell("deviations", "Resources that a rule of AWS Config finds wrong", deviations, topics.ticketTopicArn);
  }
  createSilenceAlarm(name, args, topics.ticketTopicArn, logGroup, options);
}

/** No metric tells of files that are not delivered; the same events in the log group do. */
function createSilenceAlarm(
  name: string,
  { label }: AuditArgs,
  topicArn: pulumi.Input<string>,
  logGroup: aws.cloudwatch.LogGroup,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.cloudwatch.MetricAlarm(
    `${name}-silent-trail`,
    {
      alarmDescription: `${label}: no call was recorded for two hours, which no account with instances goes without. Look at the trail's status in CloudTrail: who stopped it, or what its bucket, key or role refuses.`,
      namespace: "AWS/Logs",
      metricName: "IncomingLogEvents",
      dimensions: { LogGroupName: logGroup.name },
      statistic: "Sum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 3600,
      evaluationPeriods: 2,
      datapointsToAlarm: 2,
      // Without events there is no data: that is what the alarm is about.
      treatMissingData: "breaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
    },
    options,
  );
}
