import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A DB subnet group has subnets in at least two Availability Zones.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    "https://github.com/aws/aws-cdk/issues/30520",
  ],
  remedy: "Give the network two zones in `network.availabilityZones`; how many carry work is `workloadZoneCount`.",
  types: ["aws:rds/subnetGroup:SubnetGroup"],
  check: (group, stack) => {
    const subnets = stack.referred(group, "subnetIds", "aws:ec2/subnet:Subnet");
    const zones = [...new Set(subnets.map((subnet) => subnet.text("availabilityZone") ?? ""))];
    return satisfiedWhen(
      zones.length >= 2,
      "subnetIds",
      zones,
      "name subnets of two zones (DBSubnetGroupDoesNotCoverEnoughAZs)",
    );
  },
};
