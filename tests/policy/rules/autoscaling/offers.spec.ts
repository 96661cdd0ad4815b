import type { JsonObject } from "../../../../policy/resource-graph";
import { proveLimits } from "../../../support/rule-limits";
import { add, all, type Change, proveRules, write } from "../../../support/rules";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SUBNET = "aws:ec2/subnet:Subnet";
const POLICY = "aws:autoscaling/policy:Policy";
const REQUESTS = "cloudmart-compute-requests";
const RULE = "aws:lb/listenerRule:ListenerRule";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const TARGET = "cloudmart-compute-target";

const moveTo = (zone: string, property = "availabilityZone"): Change =>
  all(
    write(SUBNET, "availabilityZone", undefined, "cloudmart-network-private-2"),
    write(SUBNET, property, zone, "cloudmart-network-private-2"),
  );
const mix = (...types: readonly string[]): Change =>
  all(
    write(GROUP, "launchTemplate", undefined),
    write(GROUP, "mixedInstancesPolicy.launchTemplate", {
      launchTemplateSpecification: { launchTemplateId: `<${TEMPLATE}::cloudmart-compute-instance.id>` },
      overrides: types.map((instanceType) => ({ instanceType })),
    }),
  );
/** The other colour gets what this one does not. */
const forward = (weight: number): Change =>
  all(
    add(TARGET_GROUP, "other", {}),
    write(RULE, "actions", [
      { type: "forward", forward: { targetGroups: [weigh("other", 100 - weight), weigh(TARGET, weight)] } },
    ]),
  );
const weigh = (name: string, weight: number): JsonObject => ({ arn: `<${TARGET_GROUP}::${name}.arn>`, weight });

proveRules([
  {
    rule: "zones-offer-the-instance-type",
    title: "t3 in us-east-1e",
    change: moveTo("us-east-1e"),
    message: /vpcZoneIdentifiers is \["us-east-1e"\]; name a subnet of a zone that has t3\.small \(Unsupported\)/,
    satisfiedBy: moveTo("us-east-1f"),
  },
  {
    rule: "zones-offer-the-instance-type",
    title: "the same zone by its id",
    change: moveTo("use1-az3", "availabilityZoneId"),
    message: /vpcZoneIdentifiers is \["use1-az3"\]/,
    satisfiedBy: all(moveTo("use1-az3", "availabilityZoneId"), write(TEMPLATE, "instanceType", "t4g.small")),
  },
  {
    rule: "zones-offer-the-instance-type",
    title: "a choice of types that the zone has none of",
    change: all(moveTo("us-east-1e"), mix("m5.large", "c5.large")),
    message: /name a subnet of a zone that has m5\.large or c5\.large/,
    satisfiedBy: all(moveTo("us-east-1e"), mix("t3.small", "t3a.small")),
  },
  {
    rule: "zones-offer-the-instance-type",
    title: "a template below a choice of purchase options",
    change: all(moveTo("us-east-1e"), mix()),
    message: /name a subnet of a zone that has t3\.small/,
  },
  {
    rule: "request-scaling-has-traffic",
    title: "an idle colour",
    change: forward(0),
    message: /cloudmart-compute-requests: weight of cloudmart-compute-target is 0; scale on another metric/,
    satisfiedBy: forward(1),
  },
]);

proveLimits([
  {
    rule: "zones-offer-the-instance-type",
    title: "a group whose types are chosen by their attributes",
    change: write(TEMPLATE, "instanceType", undefined),
  },
  {
    rule: "request-scaling-has-traffic",
    title: "scaling on anything else",
    change: write(
      POLICY,
      "targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType",
      "ASGAverageNetworkIn",
      REQUESTS,
    ),
  },
]);
