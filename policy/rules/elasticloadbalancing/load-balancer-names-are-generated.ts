import { satisfied, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A load balancer or target group can be replaced, because its name is not fixed.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-aws/issues/4220",
    "https://github.com/pulumi/pulumi-aws/issues/4226",
    "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming",
  ],
  remedy: "Leave `name` out in components/compute/load-balancer.ts; Pulumi then makes one that no second resource has.",
  types: ["aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup"],
  check: (resource) => {
    const name = resource.text("name");
    if (name === undefined) return satisfied;
    const isGenerated = name.startsWith(`${resource.name}-`) && /-[0-9a-f]{7}$/.test(name);
    const instead =
      "leave it out: a replacement cannot have the same name while a listener uses this one (ResourceInUse)";
    return satisfiedWhen(isGenerated, "name", name, instead);
  },
};
