import assert from "node:assert/strict";
import { type GraphResource, type JsonObject, UNKNOWN } from "../../../../../policy/resource-graph";
import { cpusOf } from "../../../../../preview/analyses/cost/services/databases";
import { alwaysOn, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

function database(inputs: JsonObject): GraphResource {
  return makeResource("aws:rds/instance:Instance", "orders", {
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.t3.micro",
    storageType: "gp3",
    allocatedStorage: 20,
    ...inputs,
  });
}

describe("the cost of a database", () => {
  it("doubles instance and storage with a standby", () => {
    assert.deepEqual(alwaysOn(database({})), { "db.t3.micro database, hours": 20.44, "gp3 storage": 2.62 });
    assert.deepEqual(alwaysOn(database({ multiAz: true })), {
      "db.t3.micro database, Multi-AZ, hours": 40.88,
      "gp3 storage": 5.24,
    });
  });

  it("ranges to the size that storage may grow to by itself", () => {
    assert.deepEqual(alwaysOn(database({ maxAllocatedStorage: 100 }))["gp3 storage"], [2.62, 13.1]);
  });

  it("counts IOPS above what striped storage has, and cannot price its throughput", () => {
    const large = database({ allocatedStorage: 400, iops: 13_000, storageThroughput: 600 });
    assert.equal(alwaysOn(large)["IOPS above 12,000"], 23);
    assert.deepEqual(unpriced(large), ["throughput above 500 MiB/s: no price found for it"]);
  });

  it("takes a replica's engine and storage from its primary", () => {
    const replica = makeResource("aws:rds/instance:Instance", "copy", {
      replicateSourceDb: "<aws:rds/instance:Instance::orders.identifier>",
      instanceClass: "db.t3.micro",
      storageType: "gp3",
    });
    assert.equal(alwaysOn(database({}), replica)["db.t3.micro replica, hours"], 20.44);
  });

  it("counts extended support for each vCPU of instance and standby", () => {
    const what = "extended support of PostgreSQL 13";
    assert.equal(alwaysOn(database({ engineVersion: "13.4" }))[what], 175.2); // 2 x 730 x 0.12
    assert.equal(alwaysOn(database({ engineVersion: "13.4", multiAz: true }))[what], 350.4);
    assert.equal(alwaysOn(database({ engineVersion: "14.0" }))["extended support of PostgreSQL 14"], undefined);
    const refusing = { engineVersion: "13.4", engineLifecycleSupport: "open-source-rds-extended-support-disabled" };
    assert.equal(alwaysOn(database(refusing))[what], undefined);
    assert.deepEqual(unpriced(database({ engineVersion: "11" })), [
      "extended support of PostgreSQL 11: no price for its third year",
    ]);
    assert.deepEqual(["db.t4g.micro", "db.m7g.large", "db.r6g.xlarge", "db.r6g.4xlarge", "db.m6gd.metal"].map(cpusOf), [
      2,
      2,
      4,
      16,
      undefined,
    ]);
  });

  it("counts the secret that RDS makes, a public address, and what has no price", () => {
    const open = alwaysOn(database({ manageMasterUserPassword: true, publiclyAccessible: true }));
    assert.deepEqual([open["secret of the master password"], open["public IPv4 address"]], [0.4, 3.65]);
    const watched = database({ performanceInsightsRetentionPeriod: 31, monitoringInterval: 60 });
    assert.deepEqual(unpriced(watched).length, 2);
  });

  it("never borrows a class's price from another engine", () => {
    assert.deepEqual(unpriced(database({ engine: "mysql" })), ["mysql instance: only PostgreSQL has prices here"]);
  });

  it("says what it cannot tell, and keeps what it can", () => {
    const cost = price([database({ allocatedStorage: UNKNOWN })]);
    assert.ok(cost.lines.some(({ what }) => what === "db.t3.micro database, hours"));
    assert.deepEqual(
      cost.unpriced.map(({ reason }) => reason),
      ["allocatedStorage is not known before deployment"],
    );
  });
});
