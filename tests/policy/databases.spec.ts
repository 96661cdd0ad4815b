import assert from "node:assert/strict";
import {
  DATABASE,
  engineOf,
  parameterFamily,
  primaryOf,
  replicasOf,
  sourceRegionOf,
  storageOf,
} from "../../policy/databases";
import { ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

const primary = makeResource(DATABASE, "primary", { engine: "postgres", allocatedStorage: 20 });
const follow = (name: string, source: string, inputs = {}) =>
  makeResource(DATABASE, name, { replicateSourceDb: `<${DATABASE}::${source}.identifier>`, ...inputs });
const resources = [primary, follow("first", "primary"), follow("second", "first", { allocatedStorage: 40 })];
const stack = new StackView(makeGraph(resources), "dev");
const [source, first, second] = resources.map((resource) => ResourceView.of(resource));

describe("databases as rules read them", () => {
  it("follows a replica's chain to the instance that takes writes", () => {
    for (const instance of [source, first, second]) {
      assert.ok(instance);
      assert.equal(primaryOf(instance, stack).name, "primary");
      assert.equal(engineOf(instance, stack), "postgres");
    }
  });

  it("takes storage from the primary unless the replica states its own", () => {
    assert.ok(first && second);
    assert.deepEqual([storageOf(first, stack), storageOf(second, stack)], [20, 40]);
  });

  it("finds the replicas that follow an instance directly", () => {
    assert.ok(source);
    assert.deepEqual(
      replicasOf(source, stack).map(({ name }) => name),
      ["first"],
    );
  });

  it("knows the Region a replica copies from", () => {
    const regionFrom = (replicateSourceDb: string) => {
      const abroad = makeResource(DATABASE, "abroad", { region: "us-east-1" });
      const replica = makeResource(DATABASE, "replica", { replicateSourceDb, region: "ap-northeast-2" });
      return sourceRegionOf(ResourceView.of(replica), new StackView(makeGraph([abroad, replica]), "dev"));
    };
    assert.equal(regionFrom(`<${DATABASE}::abroad.arn>`), "us-east-1");
    assert.equal(regionFrom("arn:aws:rds:eu-west-1:222222222222:db:orders"), "eu-west-1");
    assert.equal(regionFrom("orders"), "ap-northeast-2");
  });

  it("names the parameter group family of an engine's version", () => {
    assert.deepEqual(
      [
        parameterFamily("postgres", "15"),
        parameterFamily("postgres", "16.4"),
        parameterFamily("mysql", "8.0.40"),
        parameterFamily("mariadb", "10.11"),
        parameterFamily("oracle-se2", "19"),
      ],
      ["postgres15", "postgres16", "mysql8.0", "mariadb10.11", undefined],
    );
  });
});
