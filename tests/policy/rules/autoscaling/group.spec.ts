import { add, all, alter, edit, proveRules, remove, write } from "../../../support/rules";

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const SCHEDULE = "aws:autoscaling/schedule:Schedule";
const SUBNETS = "vpcZoneIdentifiers";

proveRules([
  {
    rule: "group-runs-in-two-zones",
    title: "subnets of one zone",
    change: edit(GROUP, (inputs) => (inputs[SUBNETS] = (inputs[SUBNETS] as string[]).slice(0, 1))),
    message: /vpcZoneIdentifiers is \["ap-northeast-2a"\]; name subnets of two zones/,
  },
  {
    rule: "group-runs-in-two-zones",
    stack: "dev",
    title: "a stack that works in one zone",
    change: (graph) => graph,
    message: /vpcZoneIdentifiers is \["ap-northeast-2a"\]/,
    unchanged: "waived",
  },
  {
    rule: "group-has-an-instance-per-zone",
    title: "one instance for two zones",
    change: write(GROUP, "minSize", 1),
    message: /minSize is 1; write 2, one for each zone/,
  },
  {
    rule: "group-has-an-instance-per-zone",
    title: "a schedule that takes the group to zero",
    change: add(SCHEDULE, "weekend", { autoscalingGroupName: `<${GROUP}::cloudmart-compute.name>`, minSize: 0 }),
    message: /minSize of the schedule weekend is 0; write at least 2, one for each zone, or remove the schedule/,
    satisfiedBy: all(
      add(SCHEDULE, "morning", { autoscalingGroupName: `<${GROUP}::cloudmart-compute.name>`, minSize: 2 }),
      add(SCHEDULE, "capacity", { autoscalingGroupName: `<${GROUP}::cloudmart-compute.name>`, desiredCapacity: 4 }),
      add(SCHEDULE, "unchanged", { autoscalingGroupName: `<${GROUP}::cloudmart-compute.name>`, minSize: -1 }),
      add(SCHEDULE, "elsewhere", { autoscalingGroupName: "another-group", minSize: 0 }),
    ),
  },
  {
    rule: "group-uses-load-balancer-health",
    title: "the health of the virtual machine alone",
    change: write(GROUP, "healthCheckType", "EC2"),
    message: /healthCheckType is "EC2"; write "ELB"/,
  },
  {
    rule: "group-uses-load-balancer-health",
    title: "the check left out",
    change: write(GROUP, "healthCheckType", undefined),
    message: /healthCheckType is not set/,
  },
  {
    rule: "group-launches-from-a-template",
    title: "a launch configuration",
    change: all(write(GROUP, "launchTemplate", undefined), write(GROUP, "launchConfiguration", "cloudmart")),
    message: /launchTemplate is not set; name a launch template/,
  },
  {
    rule: "group-mixes-instance-types",
    title: "one instance type",
    change: (graph) => graph,
    message: /overrides is \[\]; name two instance types or more/,
    unchanged: "waived",
    satisfiedBy: write(GROUP, "mixedInstancesPolicy", {
      launchTemplate: { overrides: [{ instanceType: "t3.small" }, { instanceType: "t3a.small" }] },
    }),
  },
  {
    rule: "capacity-is-left-to-scaling",
    title: "a stated capacity",
    change: write(GROUP, "desiredCapacity", 2),
    message: /desiredCapacity is 2; leave it out: scaling decides/,
    satisfiedBy: all(write(GROUP, "desiredCapacity", 2), write(GROUP, "maxSize", 2)),
  },
  {
    rule: "capacity-is-left-to-scaling",
    title: "no capacity at all",
    change: write(GROUP, "desiredCapacity", 0),
    message: /desiredCapacity is 0/,
    satisfiedBy: all(
      write(GROUP, "desiredCapacity", 0),
      alter(GROUP, (group) => ({ ...group, options: { ...group.options, ignoreChanges: ["desiredCapacity"] } })),
    ),
  },
  {
    rule: "group-sizes-fit",
    title: "a minimum above the maximum",
    change: write(GROUP, "minSize", 11),
    message: /minSize is 11; write at most maxSize, 10 \(ValidationError\)/,
  },
  {
    rule: "group-sizes-fit",
    title: "a capacity above the maximum",
    change: write(GROUP, "desiredCapacity", 11),
    message: /desiredCapacity is 11; write at most maxSize, 10/,
  },
  {
    rule: "group-sizes-fit",
    stack: "dev",
    title: "a schedule that asks for more than its maximum",
    change: write(SCHEDULE, "desiredCapacity", 5, "cloudmart-compute-wake"),
    message: /Schedule cloudmart-compute-wake: desiredCapacity is 5; write at most maxSize, 2/,
    satisfiedBy: write(SCHEDULE, "maxSize", -1, "cloudmart-compute-wake"),
  },
  {
    rule: "group-has-a-scaling-policy",
    title: "nothing that scales",
    change: remove(POLICY),
    message: /its scaling policies is \[\]; add one: the group stays at 2 whatever the load/,
  },
  {
    rule: "group-can-be-destroyed",
    title: "a suspended Terminate process",
    change: write(GROUP, "suspendedProcesses", ["AZRebalance", "Terminate"]),
    message: /suspendedProcesses is \["AZRebalance","Terminate"\]; leave "Terminate" out/,
    satisfiedBy: write(GROUP, "suspendedProcesses", ["AZRebalance"]),
  },
  {
    rule: "group-can-be-destroyed",
    title: "protection from scaling in",
    change: write(GROUP, "protectFromScaleIn", true),
    message: /protectFromScaleIn is true; leave it out/,
  },
  {
    rule: "group-tags-reach-instances",
    title: "no tags",
    change: write(GROUP, "tags", undefined),
    message: /tags is not set; write the stack's tags/,
  },
  {
    rule: "group-tags-reach-instances",
    title: "a tag that stays on the group",
    change: write(GROUP, "tags[2].propagateAtLaunch", false),
    message: /tags\[2\]\.propagateAtLaunch is false; write true/,
  },
  {
    rule: "instance-lifetime-fits",
    title: "an hour",
    change: write(GROUP, "maxInstanceLifetime", 3600),
    message: /maxInstanceLifetime is 3600; write 86400 to 31536000 seconds \(ValidationError\)/,
  },
  {
    rule: "instance-lifetime-fits",
    stack: "dev",
    title: "two years",
    change: write(GROUP, "maxInstanceLifetime", 63_072_000),
    message: /maxInstanceLifetime is 63072000/,
    unchanged: "not applicable",
    satisfiedBy: write(GROUP, "maxInstanceLifetime", 604_800),
  },
  {
    rule: "group-has-a-scaling-policy",
    title: "a policy of another group",
    change: all(
      remove(POLICY),
      add(POLICY, "other", { autoscalingGroupName: "other", policyType: "TargetTrackingScaling" }),
    ),
    message: /its scaling policies is \[\]/,
  },
]);
