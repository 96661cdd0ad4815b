import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AuditArgs } from "./audit-args";

/** What GuardDuty looks at besides the trail's events, flow logs and DNS queries, which it always reads. */
const FEATURES = ["S3_DATA_EVENTS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS"] as const;

/**
 * GuardDuty: one detector in an account's Region. Findings that change are told every 15 minutes, new ones at once. Free
 * for 30 days, then by events and GB.
 */
export function createThreatDetection(
  name: string,
  { isRuntimeMonitored }: AuditArgs,
  options: pulumi.CustomResourceOptions,
): aws.guardduty.Detector {
  const detector = new aws.guardduty.Detector(
    `${name}-detector`,
    { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
    options,
  );
  const enable = (feature: string, more: Partial<aws.guardduty.DetectorFeatureArgs> = {}): void => {
    new aws.guardduty.DetectorFeature(
      `${name}-${feature.toLowerCase().replaceAll("_", "-")}`,
      { detectorId: detector.id, name: feature, status: "ENABLED", ...more },
      options,
    );
  };
  for (const feature of FEATURES) enable(feature);
  if (isRuntimeMonitored) {
    // Its agent is put on instances by Systems Manager, and an endpoint for it into the VPC.
    enable("RUNTIME_MONITORING", {
      additionalConfigurations: [{ name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" }],
    });
  }
  return detector;
}
