import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { PLAIN_RECOVERY, RECOVERY_NAME, runRecovery } from "../../support/recovery";

const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const statementsOf = ({ inputs }: GraphResource): JsonObject[] =>
  (JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] }).Statement;
const ruleOf = ({ inputs }: GraphResource): JsonObject => (inputs["rules"] as JsonObject[])[0] ?? {};

describe("the backup plan", () => {
  it("copies each snapshot to the standby Region's vault, and keeps it there as long", async () => {
    const { graph } = await runRecovery();
    const [copy] = ruleOf(graph.one(PLAN))["copyActions"] as JsonObject[];
    assert.deepEqual(copy?.["lifecycle"], { deleteAfter: 35 });
    assert.match(String(copy["destinationVaultArn"]), /standby/);
    assert.equal(ruleOf((await runRecovery(PLAIN_RECOVERY)).graph.one(PLAN))["copyActions"], undefined);
  });

  it("selects databases that carry the stack's tag, and nothing else", async () => {
    const { graph } = await runRecovery();
    const { inputs, dependencies } = graph.one(SELECTION);
    assert.deepEqual(inputs["resources"], ["arn:aws:rds:ap-northeast-2:123456789012:db:*"]);
    assert.deepEqual(inputs["conditions"], [
      { stringEquals: [{ key: "aws:ResourceTag/Backup", value: "cloudmart-prod" }] },
    ]);
    // A selection whose role may do nothing yet starts jobs that fail.
    assert.ok(dependencies.includes(graph.one(POLICY, `${RECOVERY_NAME}-backup`).urn));
  });

  it("may take, copy and end snapshots of this database, and give its keys to AWS only", async () => {
    const statements = statementsOf((await runRecovery()).graph.one(POLICY, `${RECOVERY_NAME}-backup`));
    const bySid = new Map(statements.map((each) => [each["Sid"], each]));
    assert.deepEqual(bySid.get("TakeSnapshots")?.["Resource"], [
      "arn:aws:rds:ap-northeast-2:123456789012:db:database",
      "arn:aws:rds:ap-northeast-2:123456789012:snapshot:awsbackup:*",
      "arn:aws:rds:us-east-1:123456789012:snapshot:awsbackup:*",
    ]);
    const grant = bySid.get("GrantKeysToAws");
    assert.deepEqual(grant?.["Condition"], { Bool: { "kms:GrantIsForAWSResource": "true" } });
    assert.equal((grant["Resource"] as string[]).length, 2);
    assert.deepEqual(
      statements.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action),
      ["tag:GetResources"],
    );
  });

  it("has no right in another Region where nothing is copied", async () => {
    const statements = statementsOf((await runRecovery(PLAIN_RECOVERY)).graph.one(POLICY, `${RECOVERY_NAME}-backup`));
    assert.doesNotMatch(JSON.stringify(statements), /us-east-1|CopyFromBackupVault/);
  });
});

describe("the restore test", () => {
  it("restores the week's newest snapshot of the vault into the database's own subnets", async () => {
    const { graph } = await runRecovery();
    const plan = graph.one("aws:backup/restoreTestingPlan:RestoreTestingPlan").inputs;
    assert.equal(plan["name"], "cloudmart_prod");
    assert.equal(plan["scheduleExpression"], "cron(0 10 ? * SUN *)");
    const selection = plan["recoveryPointSelection"] as JsonObject;
    assert.deepEqual(
      [selection["algorithm"], selection["recoveryPointTypes"], selection["selectionWindowDays"]],
      ["LATEST_WITHIN_WINDOW", ["SNAPSHOT"], 7],
    );
    const { inputs } = graph.one("aws:backup/restoreTestingSelection:RestoreTestingSelection");
    assert.deepEqual(inputs["protectedResourceArns"], ["arn:aws:rds:ap-northeast-2:123456789012:db:database"]);
    assert.deepEqual(inputs["restoreMetadataOverrides"], {
      dbSubnetGroupName: "data-subnets",
      vpcSecurityGroupIds: '["sg-1"]',
    });
  });

  it("may make instances of AWS Backup's tests only, and delete none", async () => {
    const statements = statementsOf((await runRecovery()).graph.one(POLICY, `${RECOVERY_NAME}-restore-test`));
    const instances = JSON.stringify(statements).match(/:db:[^"]+/g) ?? [];
    assert.deepEqual([...new Set(instances)], [":db:awsbackup-restore-test-*"]);
    assert.doesNotMatch(JSON.stringify(statements), /Delete|Modify|"Resource":"\*"/);
  });

  it("tells the ticket topic of a test that fails, of this plan only", async () => {
    const { graph } = await runRecovery();
    const rule = graph.one("aws:cloudwatch/eventRule:EventRule");
    const { detail } = JSON.parse(String(rule.inputs["eventPattern"])) as { detail: JsonObject };
    assert.deepEqual(detail["status"], ["FAILED", "ABORTED"]);
    assert.equal((detail["restoreTestingPlanArn"] as string[]).length, 1);
    assert.match(String(graph.one("aws:cloudwatch/eventTarget:EventTarget").inputs["arn"]), /:ticket$/);
  });
});
