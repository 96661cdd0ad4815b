import { add, all, alter, edit, proveRules, write } from "../../../support/rules";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const POLICY = "aws:autoscaling/policy:Policy";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const REQUESTS = "cloudmart-compute-requests";
const ROLLBACK = "instanceRefresh.preferences.autoRollback";
const LABEL = "targetTrackingConfiguration.predefinedMetricSpecification.resourceLabel";

const rollBack = write(GROUP, ROLLBACK, true);
const ownImage = write(TEMPLATE, "imageId", "ami-0123456789abcdef0");

proveRules([
  {
    rule: "template-version-is-a-number",
    title: "the newest version by name",
    change: write(GROUP, "launchTemplate.version", "$Latest"),
    message: /launchTemplate\.version is "\$Latest"; write the template's latestVersion/,
    satisfiedBy: write(GROUP, "launchTemplate.version", "7"),
  },
  {
    rule: "template-version-is-a-number",
    title: "the version left out, which means $Default",
    change: write(GROUP, "launchTemplate.version", undefined),
    message: /launchTemplate\.version is not set/,
  },
  {
    rule: "template-version-is-a-number",
    title: "the default version in a mix of types",
    change: edit(GROUP, (inputs) => {
      delete inputs["launchTemplate"];
      const launchTemplateSpecification = { launchTemplateId: "lt-1", version: "$Default" };
      inputs["mixedInstancesPolicy"] = { launchTemplate: { launchTemplateSpecification } };
    }),
    message: /launchTemplateSpecification\.version is "\$Default"/,
  },
  {
    rule: "refresh-preferences-are-stated",
    title: "no refresh",
    change: write(GROUP, "instanceRefresh", undefined),
    message: /instanceRefresh is not set; add one: without it the old instances keep running/,
  },
  ...[
    "minHealthyPercentage",
    "maxHealthyPercentage",
    "instanceWarmup",
    "autoRollback",
    "skipMatching",
    "scaleInProtectedInstances",
    "standbyInstances",
  ].map((preference) => ({
    rule: "refresh-preferences-are-stated",
    title: `${preference} left to a default`,
    change: write(GROUP, `instanceRefresh.preferences.${preference}`, undefined),
    message: new RegExp(`instanceRefresh\\.preferences\\.${preference} is not set; state it`),
  })),
  {
    rule: "auto-rollback-is-possible",
    title: "an image that is a parameter",
    change: rollBack,
    message: /autoRollback is true; write false: the template's image is a parameter, resolve:ssm:.*ValidationError/,
    unchanged: "not applicable",
    satisfiedBy: all(rollBack, ownImage),
  },
  {
    rule: "auto-rollback-is-possible",
    title: "a version by name",
    change: all(rollBack, ownImage, write(GROUP, "launchTemplate.version", "$Latest")),
    message: /launchTemplate\.version is "\$Latest"; write a number/,
    unchanged: "not applicable",
  },
  {
    rule: "auto-rollback-is-possible",
    title: "nothing to go back to",
    change: all(rollBack, write(GROUP, "launchTemplate", undefined)),
    message: /autoRollback is true; name a launch template \(ValidationError: DesiredConfiguration is empty\)/,
    unchanged: "not applicable",
  },
  {
    rule: "healthy-percentages-fit",
    title: "more than twice the group while refreshing",
    change: write(GROUP, "instanceRefresh.preferences.maxHealthyPercentage", 250),
    message: /preferences\.maxHealthyPercentage is 250; write 100 to 200/,
  },
  {
    rule: "healthy-percentages-fit",
    title: "shares more than 100 apart",
    change: write(GROUP, "instanceMaintenancePolicy.minHealthyPercentage", 40),
    message: /instanceMaintenancePolicy\.maxHealthyPercentage is 150; write 100 to 140, at most 100 above the minimum/,
  },
  {
    rule: "healthy-percentages-fit",
    title: "a maximum alone",
    change: write(GROUP, "instanceRefresh.preferences.minHealthyPercentage", undefined),
    message: /preferences\.minHealthyPercentage is not set; write 0 to 100/,
  },
  {
    rule: "request-scaling-has-its-label",
    title: "no label",
    change: write(POLICY, LABEL, undefined, REQUESTS),
    message: /resourceLabel is not set; write the arnSuffix of the load balancer, a slash/,
  },
  {
    rule: "request-scaling-has-its-label",
    title: "the target group's whole ARN",
    change: write(POLICY, LABEL, `<${TARGET_GROUP}::cloudmart-compute-target.arn>`, REQUESTS),
    message: /resourceLabel is "<aws:lb\/targetGroup.*\.arn>"; write the arnSuffix/,
  },
  {
    rule: "request-scaling-has-its-label",
    title: "a target group that the scaled group does not register with",
    change: all(add(TARGET_GROUP, "other", {}), write(GROUP, "targetGroupArns", [`<${TARGET_GROUP}::other.arn>`])),
    message: /resourceLabel is "cloudmart-compute-target"; name a target group that the scaled group registers with/,
  },
  {
    rule: "request-scaling-waits-for-a-listener",
    title: "a group, and hence a policy, that waits for no listener",
    change: alter(GROUP, (group) => ({
      ...group,
      dependencies: group.dependencies.filter((urn) => !urn.includes("aws:lb/listener")),
    })),
    message: /dependsOn is \["cloudmart-compute-target"\]; let it depend on a listener/,
  },
]);
