import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { SUBNET } from "../../subnet-routes";

/** `ap-northeast-2a`, `apne2-az1`; a Local Zone is `us-west-2-lax-1a` or `usw2-lax1-az1`, a Wavelength Zone `us-east-1-wl1-bos-wlz-1`. */
const AVAILABILITY_ZONE = /^([a-z]{2}(-[a-z]+)+-\d+[a-z]|[a-z]+\d+-az\d+)$/;

export const rule: Rule = {
  description: "A subnet stands in an Availability Zone, not in a Local or Wavelength Zone.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/local-zones/latest/ug/what-is-aws-local-zones.html",
    "https://github.com/buildkite/terraform-buildkite-elastic-ci-stack-for-aws/issues/78",
    "https://github.com/pulumi/pulumi-awsx/issues/1365",
  ],
  remedy:
    "Name Availability Zones in `network.availabilityZones`: NAT gateways, Multi-AZ databases and load balancers are refused elsewhere.",
  types: [SUBNET],
  check: (subnet) => {
    const property = subnet.has("availabilityZone") ? "availabilityZone" : "availabilityZoneId";
    const zone = subnet.text(property);
    if (zone === undefined) return notApplicable;
    return satisfiedWhen(
      AVAILABILITY_ZONE.test(zone),
      property,
      zone,
      "name an Availability Zone such as ap-northeast-2a: NAT gateways, load balancers and databases are refused here",
    );
  },
};
