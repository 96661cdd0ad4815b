import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Every volume of a launched instance is encrypted, the first one included.",
  family: "control",
  severity: "mandatory",
  controls: ["EC2.3", "EC2.181"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-181",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3",
  ],
  remedy: 'Keep `encrypted: "true"` in components/compute/launch-template.ts.',
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const mappings = template.elements("blockDeviceMappings");
    if (mappings.length === 0) {
      return violated("blockDeviceMappings", undefined, "state the first volume and encrypt it; the AMI's is not");
    }
    const paths = mappings
      .map((path) => `${path}.ebs`)
      // Without `ebs` a mapping takes a device away, or names one inside the instance.
      .filter((path) => template.has(path))
      .map((path) => `${path}.encrypted`);
    const plain = paths.find((path) => !template.flag(path));
    return plain === undefined ? satisfied : violated(plain, template.value(plain), 'write "true"');
  },
};
