import { type Rule, satisfiedWhen } from "../../rule";
import { isPublic, SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "Instances stand in subnets that the internet cannot reach.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html"],
  remedy: "Hand the network's `workloadSubnetIds` to the compute tier, never `publicSubnetIds`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const subnets = stack.referred(group, "vpcZoneIdentifiers", SUBNET);
    const open = subnets.filter((subnet) => isPublic(subnet, stack)).map(({ name }) => name);
    return satisfiedWhen(
      open.length === 0,
      "vpcZoneIdentifiers",
      open,
      "name private subnets: these have a route to the internet gateway",
    );
  },
};
