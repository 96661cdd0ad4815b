import assert from "node:assert/strict";
import { cents, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

const DATABASE = "aws:rds/instance:Instance";
const database = makeResource(DATABASE, "db", { instanceClass: "db.t3.micro", allocatedStorage: 20 });
const arn = `<${DATABASE}::db.arn>`;

const usd = (what: string, ...resources: Parameters<typeof price>[0][number][]): number[] =>
  price(resources, { backupVaultGb: 100 })
    .lines.filter((line) => line.what === what)
    .map(({ monthlyUsd }) => cents(monthlyUsd));

describe("the cost of recovery", () => {
  it("shares what is kept among the vaults of a Region, and counts a copy in another one again", () => {
    const vault = (name: string, region?: string) =>
      makeResource("aws:backup/vault:Vault", name, { ...(region !== undefined && { region }) });
    assert.deepEqual(usd("backup vault, storage", vault("one")), [9.5]);
    assert.deepEqual(usd("backup vault, storage", vault("one"), vault("other")), [4.75, 4.75]);
    assert.deepEqual(usd("backup vault, storage", vault("one"), vault("copy", "us-east-1")), [9.5, 9.5]);
  });

  it("counts a restored instance for an hour a week", () => {
    const test = makeResource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "test", {
      protectedResourceArns: [arn],
    });
    assert.deepEqual(usd("restore test, instance hours", database, test), [cents((730 / 168) * 0.028)]);
    const another = makeResource(test.type, "another", { protectedResourceArns: ["arn:aws:rds:::db:another"] });
    assert.match(unpriced(another).join(), /which database is restored is not of this stack/);
  });

  it("counts replicated backups as large as the database, at the other Region's price", () => {
    const type = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
    const copy = makeResource(type, "copy", { sourceDbInstanceArn: arn, region: "us-east-1" });
    assert.deepEqual(usd("replicated automated backups, storage", database, copy), [1.9]);
    const another = makeResource(type, "another", { sourceDbInstanceArn: "arn:aws:rds:::db:another" });
    assert.match(unpriced(another).join(), /how large the database is/);
  });

  it("counts experiments, restore testing plans and zonal shift as free", () => {
    for (const type of [
      "aws:fis/experimentTemplate:ExperimentTemplate",
      "aws:backup/restoreTestingPlan:RestoreTestingPlan",
      "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration",
    ]) {
      const cost = price([makeResource(type, "free")]);
      assert.deepEqual([cost.lines.length, cost.unpriced.length], [0, 0], type);
    }
  });
});
