import assert from "node:assert/strict";
import { SCENARIOS } from "../../../components/recovery/experiments";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { PLAIN_RECOVERY, RECOVERY_ARGS, RECOVERY_NAME, runRecovery } from "../../support/recovery";

const EXPERIMENT = "aws:fis/experimentTemplate:ExperimentTemplate";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const listOf = ({ inputs }: GraphResource, key: string): JsonObject[] => inputs[key] as JsonObject[];
const actionsOf = (resource: GraphResource): unknown[] => listOf(resource, "actions").map(({ actionId }) => actionId);
const find = async (scenario: string, plain = false): Promise<GraphResource> =>
  (await runRecovery(plain ? PLAIN_RECOVERY : {})).graph.one(EXPERIMENT, `${RECOVERY_NAME}-${scenario}`);

describe("experiments", () => {
  it("are one a scenario, each with a role, and their ids are the tier's output by scenario", async () => {
    const { graph, recovery } = await runRecovery();
    assert.deepEqual(Object.keys(recovery.experimentTemplateIds), [...SCENARIOS]);
    for (const scenario of SCENARIOS) {
      const name = `${RECOVERY_NAME}-${scenario}`;
      const role = graph.one("aws:iam/role:Role", name);
      assert.deepEqual(graph.one(EXPERIMENT, name).propertyDependencies["roleArn"], [role.urn]);
      assert.match(String(role.inputs["assumeRolePolicy"]), /fis\.amazonaws\.com.*aws:SourceAccount/);
    }
  });

  it("stop when readers get nothing, and write what they did to one log", async () => {
    const { graph } = await runRecovery();
    for (const template of graph.all(EXPERIMENT)) {
      assert.deepEqual(template.inputs["stopConditions"], [
        { source: "aws:cloudwatch:alarm", value: RECOVERY_ARGS.alarms?.downForReadersAlarmArn },
      ]);
      assert.match(JSON.stringify(template.inputs["logConfiguration"]), /:\*"/);
    }
    assert.equal(graph.one("aws:cloudwatch/logGroup:LogGroup").inputs["retentionInDays"], 90);
  });

  it("take a zone's instances, launches, subnets, database and cache when its power goes", async () => {
    const template = await find("zone-power-loss");
    assert.deepEqual(actionsOf(template), [
      "aws:ec2:stop-instances",
      "aws:ec2:asg-insufficient-instance-capacity-error",
      "aws:network:disrupt-connectivity",
      "aws:rds:reboot-db-instances",
      "aws:elasticache:replicationgroup-interrupt-az-power",
    ]);
    // Each by the zone, in the way that FIS has for its type.
    for (const target of listOf(template, "targets")) {
      const isGroup = target["resourceType"] === "aws:ec2:autoscaling-group";
      assert.equal(JSON.stringify(target).includes("ap-northeast-2a"), !isGroup, String(target["name"]));
    }
    // The database may stand in the other zone.
    assert.equal((template.inputs["experimentOptions"] as JsonObject)["emptyTargetResolutionMode"], "skip");
  });

  it("fail over what has a standby, and restart or leave alone what has none", async () => {
    const forced = async (plain: boolean): Promise<unknown> =>
      listOf(await find("database-failover", plain), "actions")[0]?.["parameters"];
    assert.deepEqual(await forced(false), [{ key: "forceFailover", value: "true" }]);
    assert.deepEqual(await forced(true), [{ key: "forceFailover", value: "false" }]);
    const { graph, recovery } = await runRecovery(PLAIN_RECOVERY);
    assert.equal(recovery.experimentTemplateIds["cache-failover"], undefined);
    assert.doesNotMatch(JSON.stringify(graph.all(EXPERIMENT)), /elasticache/);
  });

  it("stop one instance of the stack, and not of another one in the account", async () => {
    const [target] = listOf(await find("instance-stop"), "targets");
    assert.equal(target?.["selectionMode"], "COUNT(1)");
    assert.deepEqual(target["resourceTags"], [
      { key: "Project", value: "cloudmart" },
      { key: "Stack", value: "prod" },
    ]);
  });

  it("close the first zone's way out of the VPC for a lost NAT gateway, and nothing inside", async () => {
    const template = await find("nat-loss");
    const [target] = listOf(template, "targets");
    assert.deepEqual(target?.["resourceTags"], [
      { key: "Project", value: "cloudmart" },
      { key: "Stack", value: "prod" },
      { key: "SubnetType", value: "Private" },
    ]);
    assert.deepEqual(target["filters"], [{ path: "AvailabilityZone", values: ["ap-northeast-2a"] }]);
    assert.deepEqual(listOf(template, "actions")[0]?.["parameters"], [
      { key: "duration", value: "PT10M" },
      { key: "scope", value: "vpc" },
    ]);
  });

  it("may change nothing but what their scenario hits, and only what is the stack's own", async () => {
    const { graph } = await runRecovery();
    const changing = (scenario: string): string[] =>
      (
        JSON.parse(String(graph.one(POLICY, `${RECOVERY_NAME}-${scenario}`).inputs["policy"])) as {
          Statement: { Action: string | string[]; Resource: string | string[]; Condition?: JsonObject }[];
        }
      ).Statement.flatMap(({ Action, Resource, Condition }) =>
        [Action].flat().flatMap((action) => {
          const isReading = /:(Describe|Get)/.test(action) || action.startsWith("logs:");
          if (!isReading) assert.ok(Resource !== "*" || Condition !== undefined, action);
          return isReading ? [] : [action];
        }),
      );
    assert.deepEqual(changing("database-failover"), ["rds:RebootDBInstance"]);
    assert.deepEqual(changing("cache-failover"), ["elasticache:InterruptClusterAzPower"]);
    assert.deepEqual(changing("instance-stop"), ["ec2:StopInstances", "ec2:StartInstances"]);
    assert.ok(changing("nat-loss").every((action) => /NetworkAcl|CreateTags/.test(action)));
  });
});
