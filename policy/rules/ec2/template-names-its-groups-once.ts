import { satisfiedWhen, type Rule } from "../../rule";

const ON_THE_INSTANCE = ["vpcSecurityGroupIds", "securityGroupNames"];

export const rule: Rule = {
  description: "A launch template that describes network interfaces names security groups there and nowhere else.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html"],
  remedy: "Keep the security group under `networkInterfaces` in components/compute/launch-template.ts.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const second = ON_THE_INSTANCE.find((path) => template.has(path));
    const isClear = second === undefined || !template.has("networkInterfaces");
    const instead = "move it to the network interface (InvalidParameterCombination)";
    return satisfiedWhen(isClear, second ?? "", second && template.value(second), instead);
  },
};
