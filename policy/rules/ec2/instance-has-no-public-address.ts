import { satisfied, violated, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** A launch template says it for each network interface, a launch configuration for the instance. */
function listPaths(template: ResourceView): readonly string[] {
  if (template.type !== TEMPLATE) return ["associatePublicIpAddress"];
  const written = template.elements("networkInterfaces");
  const interfaces = written.length === 0 ? ["networkInterfaces[0]"] : written;
  return interfaces.map((path) => `${path}.associatePublicIpAddress`);
}

export const rule: Rule = {
  description: "Launched instances get no public address, whatever their subnet would give them.",
  family: "control",
  severity: "mandatory",
  controls: ["EC2.9", "EC2.25", "AutoScaling.5"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5",
  ],
  remedy: 'Keep `associatePublicIpAddress: "false"` in components/compute/launch-template.ts.',
  types: [TEMPLATE, "aws:ec2/launchConfiguration:LaunchConfiguration"],
  check: (template) => {
    const open = listPaths(template).find((path) => template.text(path) !== "false");
    return open === undefined ? satisfied : violated(open, template.value(open), "write false");
  },
};
