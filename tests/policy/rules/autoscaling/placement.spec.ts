/** Rules on where instances stand and on what is foreseen, proved on the stack that has both. */
import { loadGraph } from "../../../support/program";
import { add, all, type Change, proveRules, remove, write, writeByHand } from "../../../support/rules";

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const PLACEMENT = "aws:ec2/placementGroup:PlacementGroup";
const FORECAST = "cloudmart-compute-forecast";
const SPECIFICATION = "predictiveScalingConfiguration.metricSpecification";
const PAIR = `${SPECIFICATION}.predefinedMetricPairSpecification`;

const strategy = (name: string): Change =>
  all(write(PLACEMENT, "strategy", name), write(PLACEMENT, "partitionCount", undefined));
const oneZone = write(GROUP, "vpcZoneIdentifiers", ["<aws:ec2/subnet:Subnet::cloudmart-network-private-1.id>"]);
const types = (...names: readonly string[]): Change =>
  write(
    GROUP,
    "mixedInstancesPolicy.launchTemplate.overrides",
    names.map((instanceType) => ({ instanceType })),
  );
const withoutTracking = all(remove(POLICY, "cloudmart-compute-cpu"), remove(POLICY, "cloudmart-compute-requests"));

proveRules(
  [
    {
      rule: "placement-group-holds-its-instances",
      title: "more instances than seven in each zone, with those that replace others",
      change: all(strategy("spread"), write(GROUP, "maxSize", 15)),
      message: /maxSize is 15; write 14 or less: 7 run in a zone, those that replace others included/,
      satisfiedBy: all(strategy("spread"), write(GROUP, "maxSize", 14)),
    },
    {
      rule: "placement-group-holds-its-instances",
      title: "a cluster over three zones",
      change: strategy("cluster"),
      message: /vpcZoneIdentifiers is \[.*\]; name one zone: a cluster stands in no other/,
      satisfiedBy: all(strategy("cluster"), oneZone),
    },
    {
      rule: "placement-group-holds-its-instances",
      title: "burstable types in a cluster",
      change: all(strategy("cluster"), oneZone, types("c7g.large", "t4g.large")),
      message: /instance type is "t4g\.large"; name another family \(Unsupported in a cluster\)/,
      satisfiedBy: all(write(PLACEMENT, "spreadLevel", "host"), strategy("spread")),
    },
    {
      rule: "placement-group-parts-fit",
      title: "eight partitions",
      change: write(PLACEMENT, "partitionCount", 8),
      message: /partitionCount is 8; write 1 to 7/,
      satisfiedBy: write(PLACEMENT, "partitionCount", 1),
    },
    {
      rule: "placement-group-parts-fit",
      title: "partitions of what has none",
      change: write(PLACEMENT, "strategy", "spread"),
      message: /partitionCount is 7; leave it out: spread has none/,
      satisfiedBy: write(PLACEMENT, "partitionCount", undefined),
    },
    {
      rule: "forecast-has-scaling-beside-it",
      title: "a forecast alone",
      change: withoutTracking,
      message: /other scaling policies is \[\]; add target tracking/,
      satisfiedBy: remove(POLICY, "cloudmart-compute-cpu"),
    },
    {
      rule: "forecast-has-scaling-beside-it",
      title: "a second forecast in place of what follows the load",
      change: all(
        withoutTracking,
        add(POLICY, "second", {
          autoscalingGroupName: `<${GROUP}::cloudmart-compute.name>`,
          policyType: "PredictiveScaling",
        }),
      ),
      message: /other scaling policies is \["second"\]/,
    },
    {
      rule: "group-has-a-scaling-policy",
      title: "a forecast that is only shown",
      change: all(withoutTracking, write(POLICY, "predictiveScalingConfiguration.mode", "ForecastOnly")),
      message: /its scaling policies is \[\]; add one: the group stays at 12/,
      satisfiedBy: withoutTracking,
    },
    {
      rule: "request-scaling-has-its-label",
      title: "a forecast of requests without a label",
      change: write(POLICY, `${PAIR}.resourceLabel`, undefined, FORECAST),
      message: /predefinedMetricPairSpecification\.resourceLabel is not set; write the arnSuffix/,
    },
    {
      rule: "request-scaling-has-its-label",
      title: "a forecast of another load balancer's requests",
      change: writeByHand(POLICY, `${PAIR}.resourceLabel`, "net/other/1a/targetgroup/other/2b", FORECAST),
      message: /predefinedMetricPairSpecification\.resourceLabel is "net\/other/,
    },
    {
      rule: "request-scaling-waits-for-a-listener",
      title: "a forecast that is set up before the listener",
      change: remove("aws:lb/listener:Listener"),
      message: /cloudmart-compute-forecast: dependsOn is .*; let it depend on a listener/,
    },
  ],
  () => loadGraph("streamcloud"),
);
