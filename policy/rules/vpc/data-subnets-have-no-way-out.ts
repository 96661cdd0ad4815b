import { type Rule, satisfied, violated } from "../../rule";
import { SUBNET, waysOutOf } from "../../subnet-routes";

export const rule: Rule = {
  description: "The subnets of databases and caches have no route to the internet, in or out.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-46"],
  controls: ["RDS.46"],
  remedy: "Put stores into the network's `dataSubnetIds`: isolated subnets, whose route tables hold no default route.",
  types: ["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"],
  check: (group, stack) => {
    const open = stack.referred(group, "subnetIds", SUBNET).find((subnet) => waysOutOf(subnet, stack).length > 0);
    if (open === undefined) return satisfied;
    const routes = waysOutOf(open, stack).map(({ resource }) => resource.name);
    return violated(
      "subnetIds",
      open.name,
      `name isolated subnets, or take the route ${routes.join(", ")} away: a store has nobody to call on the internet`,
    );
  },
};
