import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Instances act through an instance profile, not with keys that somebody puts on them.",
  family: "control",
  severity: "mandatory",
  controls: ["CIS v5.0.0/1.17"],
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"],
  remedy: "Keep `iamInstanceProfile` in components/compute/launch-template.ts.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) =>
    satisfiedWhen(
      template.has("iamInstanceProfile.arn") || template.has("iamInstanceProfile.name"),
      "iamInstanceProfile",
      undefined,
      "name an instance profile",
    ),
};
