import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A launched instance has one network interface, so that one security group says what it may reach.",
  family: "control",
  severity: "mandatory",
  controls: ["EC2.17"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-17"],
  remedy: "Keep one entry under `networkInterfaces` in components/compute/launch-template.ts.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const count = template.elements("networkInterfaces").length;
    return satisfiedWhen(count <= 1, "networkInterfaces", `${count} interfaces`, "write one");
  },
};
