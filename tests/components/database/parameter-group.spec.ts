import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createParameterGroup } from "../../../components/database/parameter-group";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { runMocked } from "../../support/mocks";

async function groupFor(engineVersion: string, auditedStatements?: readonly string[]): Promise<GraphResource> {
  const { graph } = await runMocked(() =>
    createParameterGroup(
      "cloudmart-database",
      { engineVersion, auditedStatements },
      new pulumi.ComponentResource("test:index:Parent", "parent"),
    ),
  );
  const group = graph.one("aws:rds/parameterGroup:ParameterGroup");
  assert.equal(group.parent, graph.one("test:index:Parent").urn);
  return group;
}

describe("the parameter group", () => {
  it("forces TLS, with the apply method that a static parameter takes", async () => {
    const [parameter] = (await groupFor("15")).inputs["parameters"] as JsonObject[];
    assert.deepEqual(parameter, { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" });
  });

  it("logs statements slower than a second and waits for locks, at once", async () => {
    const [, ...parameters] = (await groupFor("15")).inputs["parameters"] as JsonObject[];
    assert.deepEqual(parameters, [
      { name: "log_min_duration_statement", value: "1000", applyMethod: "immediate" },
      { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
    ]);
  });

  it("loads pgAudit beside the statistics where statements are audited, and logs who comes and goes", async () => {
    const parameters = (await groupFor("15", ["ddl", "role", "write"])).inputs["parameters"] as JsonObject[];
    assert.equal(parameters.length, 7);
    assert.deepEqual(parameters.slice(3), [
      { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
      { name: "pgaudit.log", value: "ddl,role,write", applyMethod: "immediate" },
      { name: "log_connections", value: "1", applyMethod: "immediate" },
      { name: "log_disconnections", value: "1", applyMethod: "immediate" },
    ]);
  });

  it("keeps the log of slow statements where statements are audited", async () => {
    const plain = (await groupFor("15")).inputs["parameters"] as JsonObject[];
    const audited = (await groupFor("15", ["ddl"])).inputs["parameters"] as JsonObject[];
    assert.deepEqual(audited.slice(0, plain.length), plain);
  });

  for (const engineVersion of ["15", "17"]) {
    it(`belongs to the family of PostgreSQL ${engineVersion}`, async () => {
      assert.equal((await groupFor(engineVersion)).inputs["family"], `postgres${engineVersion}`);
    });
  }

  it("is created before the old one goes, and under a generated name so that both can exist", async () => {
    const { inputs, options } = await groupFor("15");
    assert.equal(options.deleteBeforeReplace, undefined);
    assert.deepEqual([inputs["name"], inputs["namePrefix"]], [undefined, undefined]);
  });
});
