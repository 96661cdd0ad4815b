import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  holdsSecret,
  readObject,
  readValue,
  referenceTo,
  referenceToOutput,
  UNKNOWN_VALUE,
  wrapResource,
  wrapSecret,
  type WireObject,
} from "../../../preview/engine/wire-values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const URN = "urn:pulumi:dev::shop::shop:network:Network$aws:ec2/vpc:Vpc::main::odd";

function wrapOutput(more: WireObject): WireObject {
  return { [SIGNATURE]: OUTPUT, ...more };
}

describe("readValue", () => {
  it("leaves plain JSON as it is", () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, (value) => {
        assert.deepEqual(readValue(value as WireObject), value);
      }),
    );
  });

  it("hides secrets wherever they are, and reveals them only on request", () => {
    const value = { user: "me", password: wrapSecret("hunter2"), list: [wrapSecret({ a: wrapSecret(1) })] };
    assert.deepEqual(readValue(value), { user: "me", password: "[secret]", list: ["[secret]"] });
    assert.deepEqual(readValue(value, "revealed"), { user: "me", password: "hunter2", list: [{ a: 1 }] });
  });

  it("says of an unknown value that it is unknown", () => {
    assert.equal(readValue(UNKNOWN_VALUE), "[unknown]");
    assert.deepEqual(readValue([UNKNOWN_VALUE, wrapOutput({})]), ["[unknown]", "[unknown]"]);
  });

  it("reads an output as its value, and hides it when it is secret", () => {
    assert.equal(readValue(wrapOutput({ value: "known" })), "known");
    assert.equal(readValue(wrapOutput({ value: null })), null);
    assert.equal(readValue(wrapOutput({ value: "hunter2", secret: true })), "[secret]");
    assert.equal(readValue(wrapOutput({ value: "hunter2", secret: true }), "revealed"), "hunter2");
  });

  it("reads a resource as a reference that can be traced", () => {
    assert.equal(readValue(wrapResource(URN, "vpc-1")), "<aws:ec2/vpc:Vpc::main::odd>");
  });

  it("names assets and archives without their content", () => {
    const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "content" };
    const archive = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "folder" };
    assert.deepEqual(readValue([asset, archive]), ["[asset]", "[archive]"]);
  });

  it("refuses a kind of value it has never heard of", () => {
    assert.throws(() => readValue({ [SIGNATURE]: "new" }), /a value of a kind this preview does not know: new/);
  });
});

describe("readObject", () => {
  it("leaves out what is undefined and keeps what is null", () => {
    assert.deepEqual(readObject({ a: undefined, b: null, c: { d: undefined } }), { b: null, c: {} });
  });
});

describe("holdsSecret", () => {
  it("finds a secret at any depth", () => {
    assert.equal(holdsSecret(wrapSecret("x")), true);
    assert.equal(holdsSecret({ a: [{ b: wrapSecret("x") }] }), true);
    assert.equal(holdsSecret([wrapOutput({ value: "x", secret: true })]), true);
  });

  it("takes no property of that name for one", () => {
    assert.equal(holdsSecret({ secret: true, value: "plain" }), false);
    assert.equal(holdsSecret(wrapOutput({ value: "x", secret: false })), false);
    assert.equal(holdsSecret([1, "x", null, undefined, {}]), false);
  });
});

describe("references", () => {
  it("name the type and the logical name, and the property where there is one", () => {
    assert.equal(referenceTo(URN), "<aws:ec2/vpc:Vpc::main::odd>");
    assert.equal(referenceToOutput(URN, "id"), "<aws:ec2/vpc:Vpc::main::odd.id>");
  });
});
