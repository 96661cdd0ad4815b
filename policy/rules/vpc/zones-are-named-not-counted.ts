import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The VPC names its zones instead of asking the account for some.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-awsx/issues/1365",
    "https://github.com/buildkite/terraform-buildkite-elastic-ci-stack-for-aws/issues/78",
  ],
  remedy: "List the zones in `network.availabilityZones`; components/network/network.ts hands them on by name.",
  types: ["awsx:ec2:Vpc"],
  check: (vpc) =>
    satisfiedWhen(
      vpc.list("availabilityZoneNames").length > 0,
      "availabilityZoneNames",
      vpc.value("availabilityZoneNames"),
      "name the zones: a count takes the account's first ones, Local Zones included, and a new one shifts the rest",
    ),
};
