import { alter, edit, proveRules, write, writeByHand } from "../../support/rules";

const EXPERIMENT = "aws:fis/experimentTemplate:ExperimentTemplate";
const ZONE = "cloudmart-recovery-zone-power-loss";
const CACHE = "cloudmart-recovery-cache-failover";
const DATABASE = "cloudmart-recovery-database-failover";

/** The rights of an experiment's role, without one action. */
const without = (action: string, name: string) =>
  alter(
    "aws:iam/rolePolicy:RolePolicy",
    (each) => ({
      ...each,
      inputs: { ...each.inputs, policy: String(each.inputs["policy"]).replace(`"${action}"`, '"ec2:DescribeHosts"') },
    }),
    name,
  );

proveRules([
  {
    rule: "experiment-has-a-stop-condition",
    title: "none",
    change: write(EXPERIMENT, "stopConditions", [], ZONE),
    message: /stopConditions is \[\]; write the source "aws:cloudwatch:alarm"/,
  },
  {
    rule: "experiment-has-a-stop-condition",
    title: "the source none",
    change: write(EXPERIMENT, "stopConditions", [{ source: "none" }], ZONE),
    message: /stopConditions is \["none"\]; write the source/,
  },
  {
    rule: "experiment-has-a-stop-condition",
    title: "an alarm of somebody else",
    change: writeByHand(
      EXPERIMENT,
      "stopConditions[0].value",
      "arn:aws:cloudwatch:ap-northeast-2:222222222222:alarm:another",
      CACHE,
    ),
    message: /alarm:another.*; name an alarm of the stack/,
  },
  {
    rule: "experiment-targets-are-there",
    title: "an action on a target that is not there",
    change: write(EXPERIMENT, "actions[0].target.value", "nothing", DATABASE),
    message: /actions\[0\]\.target\.value is "nothing"; name one of fail-over-database/,
  },
  {
    rule: "experiment-targets-are-there",
    title: "a target that is found by nothing",
    change: write(EXPERIMENT, "targets[0].resourceArns", undefined, DATABASE),
    message: /targets\[0\] is "aws:rds:db"; name ARNs or tags, one of the two/,
  },
  {
    rule: "experiment-targets-are-there",
    title: "a target that is found by both",
    change: write(EXPERIMENT, "targets[0].resourceTags", [{ key: "Stack", value: "prod" }], DATABASE),
    message: /name ARNs or tags, one of the two/,
  },
  {
    rule: "experiment-targets-are-there",
    title: "a cache by ARN",
    change: edit(
      EXPERIMENT,
      (inputs) => {
        const [target] = inputs["targets"] as Record<string, unknown>[];
        if (target === undefined) return;
        delete target["resourceTags"];
        target["resourceArns"] = ["arn:aws:elasticache:ap-northeast-2:222222222222:replicationgroup:cache"];
      },
      CACHE,
    ),
    message: /find it by tag; FIS takes no ARN of it/,
  },
  ...(
    [
      ["ec2:StopInstances", ZONE],
      ["ec2:InjectApiError", ZONE],
      ["ec2:ReplaceNetworkAclAssociation", "cloudmart-recovery-nat-loss"],
      ["rds:RebootDBInstance", DATABASE],
      ["tag:GetResources", CACHE],
    ] as const
  ).map(([action, name]) => ({
    rule: "experiment-role-does-what-it-does",
    title: `a role without ${action}`,
    change: without(action, name),
    message: new RegExp(`actionId is "aws:.*"; allow ${name} ${action}`),
  })),
  {
    rule: "experiment-log-is-named-with-its-streams",
    title: "a group without them",
    change: write(
      EXPERIMENT,
      "logConfiguration.cloudwatchLogsConfiguration.logGroupArn",
      "arn:aws:logs:ap-northeast-2:222222222222:log-group:experiments",
      ZONE,
    ),
    message: /logGroupArn is ".*log-group:experiments"; end it with :\*/,
  },
  {
    rule: "role-trusts-its-service",
    title: "a role of another service",
    change: write("aws:iam/role:Role", "assumeRolePolicy", "{}", CACHE),
    message: /let fis\.amazonaws\.com take it/,
  },
]);
