import assert from "node:assert/strict";
import { standInId, standInState } from "../../../preview/engine/stand-ins";
import { holdsSecret, readValue } from "../../../preview/engine/wire-values";

const DATABASE = "urn:pulumi:dev::shop::aws:rds/instance:Instance::main";

function stateOf(inputs: Readonly<Record<string, string | boolean>>, secretOutputs: readonly string[] = []): unknown {
  return readValue(standInState("aws:rds/instance:Instance", DATABASE, inputs, secretOutputs), "revealed");
}

describe("standInId", () => {
  it("says which resource it is the id of", () => {
    assert.equal(standInId(DATABASE), "<aws:rds/instance:Instance::main.id>");
  });
});

describe("standInState", () => {
  it("answers the attributes that the program reads with where they come from, and no others", () => {
    assert.deepEqual(stateOf({}), {
      arn: "<aws:rds/instance:Instance::main.arn>",
      name: "<aws:rds/instance:Instance::main.name>",
      address: "<aws:rds/instance:Instance::main.address>",
      endpoint: "<aws:rds/instance:Instance::main.endpoint>",
      resourceId: "<aws:rds/instance:Instance::main.resourceId>",
      masterUserSecrets: [],
    });
  });

  it("answers with the inputs as they were sent", () => {
    const state = stateOf({ name: "given", multiAz: true });
    assert.deepEqual(
      Object.entries(state as object).filter(([key]) => key === "name" || key === "multiAz"),
      [
        ["name", "given"],
        ["multiAz", true],
      ],
    );
  });

  it("names a master secret only for a database whose password RDS manages", () => {
    const { masterUserSecrets } = stateOf({ manageMasterUserPassword: true }) as { masterUserSecrets: unknown };
    assert.deepEqual(masterUserSecrets, [
      { secretArn: "<aws:rds/instance:Instance::main.masterUserSecrets[0].secretArn>" },
    ]);
  });

  it("marks the outputs secret that the resource asks to be secret, and only those it has", () => {
    const type = "random:index/randomPassword:RandomPassword";
    const state = standInState(type, `urn:pulumi:dev::shop::${type}::token`, {}, ["result", "bcryptHash"]);
    assert.equal(holdsSecret(state["result"]), true);
    assert.equal(holdsSecret(state["arn"]), false);
    assert.equal("bcryptHash" in state, false);
  });
});
