import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { readSettings } from "../../../preview/report/settings";
import { makeGraph, makeResource } from "../../support/graphs";

/** The rows of one tier, by label. */
function tierOf(tier: string, ...resources: readonly GraphResource[]): Record<string, string> {
  const rows = readSettings(makeGraph(resources)).filter((row) => row.tier === tier);
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
}

const DATABASE = "aws:rds/instance:Instance";

describe("the settings that parameter groups hold", () => {
  const group = (type: string, parameters: Readonly<Record<string, string>>) =>
    makeResource(type, "group", {
      parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
    });

  it("tell of a database what is audited, and by what its application signs in", () => {
    const type = "aws:rds/parameterGroup:ParameterGroup";
    const instance = { parameterGroupName: `<${type}::group.name>`, iamDatabaseAuthenticationEnabled: true };
    const rows = tierOf(
      "Database",
      group(type, { "pgaudit.log": "ddl,role" }),
      makeResource(DATABASE, "main", instance),
    );
    assert.deepEqual([rows["Audited statements"], rows["Signs in"]], ["ddl,role", "with tokens of IAM"]);
    const plain = tierOf(
      "Database",
      group(type, {}),
      makeResource(DATABASE, "main", { iamDatabaseAuthenticationEnabled: false }),
    );
    assert.deepEqual([plain["Audited statements"], plain["Signs in"]], [undefined, undefined]);
  });

  it("tell of a cache what happens when it is full, and which writes wait for a replica", () => {
    const type = "aws:elasticache/parameterGroup:ParameterGroup";
    const parameters = { "maxmemory-policy": "noeviction", "min-replicas-to-write": "1", "min-replicas-max-lag": "5" };
    const cache = makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
      parameterGroupName: `<${type}::group.name>`,
    });
    const rows = tierOf("Cache", group(type, parameters), cache);
    assert.deepEqual(
      [rows["When full"], rows["Replicas that must follow a write"], rows["Seconds they may be behind"]],
      ["noeviction", "1", "5"],
    );
  });
});
