import { DISTRIBUTION, spotPercentOf } from "../../instance-types";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description:
    "Of a group with spot instances, one in each zone is on demand: the others may all go at two minutes' notice.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"], // dev may stop
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html",
  ],
  remedy: "Raise `compute.spot.onDemandInstances` in the stack file.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (spotPercentOf(group) === 0) return notApplicable;
    const zones = new Set(zonesOf(group, "vpcZoneIdentifiers", stack)).size;
    const property = `${DISTRIBUTION}.onDemandBaseCapacity`;
    const base = group.number(property) ?? 0;
    const instead = `write ${zones} or more, one for each zone: AWS may take every spot instance back at once`;
    return satisfiedWhen(base >= zones, property, base, instead);
  },
};
