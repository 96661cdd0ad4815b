import { satisfied, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Instance metadata answers requests with a session token only (IMDSv2).",
  family: "control",
  severity: "mandatory",
  controls: ["EC2.8", "EC2.170", "AutoScaling.3", "CIS v5.0.0/5.7"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  ],
  remedy: 'Keep `httpTokens: "required"` in components/compute/launch-template.ts.',
  types: [
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/instance:Instance",
  ],
  check: (template) => {
    if (template.text("metadataOptions.httpEndpoint") === "disabled") return satisfied;
    const tokens = template.text("metadataOptions.httpTokens");
    return satisfiedWhen(tokens === "required", "metadataOptions.httpTokens", tokens, 'write "required"');
  },
};
