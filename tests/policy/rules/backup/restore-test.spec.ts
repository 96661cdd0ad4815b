import { alter, proveRules, remove, write, writeByHand } from "../../../support/rules";

const PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const NAME = "cloudmart-recovery-restore-test";

proveRules([
  {
    rule: "restore-test-tells-its-result",
    title: "no rule for its jobs",
    change: remove(EVENT_RULE, NAME),
    message: /its event rule is not set; make a rule for its jobs that are FAILED/,
  },
  {
    rule: "restore-test-tells-its-result",
    title: "a rule for jobs that succeed",
    change: alter(
      EVENT_RULE,
      (each) => ({
        ...each,
        inputs: { ...each.inputs, eventPattern: String(each.inputs["eventPattern"]).replace("FAILED", "COMPLETED") },
      }),
      NAME,
    ),
    message: /make a rule for its jobs that are FAILED/,
  },
  {
    rule: "restore-test-tells-its-result",
    title: "a rule that leads nowhere",
    change: remove(EVENT_TARGET, NAME),
    message: /its event target is not set; lead the rule to a topic/,
  },
  {
    rule: "database-restores-are-tested",
    title: "a test of another database",
    change: writeByHand(SELECTION, "protectedResourceArns", ["arn:aws:rds:ap-northeast-2:222222222222:db:another"]),
    message: /its restore test is not set; select it in a restore testing plan of its vault/,
  },
  {
    rule: "database-restores-are-tested",
    title: "a test from another vault",
    change: writeByHand(PLAN, "recoveryPointSelection.includeVaults", [
      "arn:aws:backup:ap-northeast-2:222222222222:backup-vault:another",
    ]),
    message: /its restore test is not set; select it in a restore testing plan of its vault/,
  },
  ...["dbSubnetGroupName", "vpcSecurityGroupIds"].map((key) => ({
    rule: "restore-test-names-its-subnets",
    title: `no ${key}`,
    change: write(SELECTION, `restoreMetadataOverrides.${key}`, undefined),
    message: new RegExp(`restoreMetadataOverrides\\.${key} is not set; name the database's own`),
  })),
]);
