import assert from "node:assert/strict";
import { describeProblem } from "../../../components/shared/errors";
import { findKeyProblems, toEncodedKey } from "../../../components/shared/media-keys";
import { makeEcKey, makePrivateKey, makeRsaKey } from "../../support/pem";

const EC = makeEcKey();
const RSA = makeRsaKey(2048);
const PRIVATE = makePrivateKey();

const check = (...pems: readonly string[]) =>
  findKeyProblems(
    pems.map((pem, index) => ({ name: `key-${index.toString()}`, pem })),
    "keys",
  );

describe("keys for signed media", () => {
  it("are RSA of 2048 bits or ECDSA on P-256, one or two of them", () => {
    assert.deepEqual(check(EC), []);
    assert.deepEqual(check(RSA, EC), []);
  });

  const refused: [what: string, pem: string][] = [
    ["RSA of another length", makeRsaKey(1024)],
    ["another curve", makeEcKey("secp384r1")],
    ["text that is no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ["nothing", ""],
  ];
  for (const [what, pem] of refused) {
    it(`are not ${what}`, () => {
      const [problem, ...others] = check(pem);
      assert.deepEqual(others, []);
      assert.equal(problem?.key, "keys.0.pem");
      assert.match(describeProblem(problem), /^keys\.0\.pem is not such a key; allowed: a public key in PEM form/);
    });
  }

  it("are no private key, and no message shows one", () => {
    const [problem, ...others] = check(PRIVATE);
    assert.deepEqual(others, []);
    assert.ok(problem !== undefined);
    const message = describeProblem(problem);
    assert.match(message, /is a private key, which is not shown; allowed: a public key.*make a new pair/);
    for (const line of PRIVATE.split("\n").filter((each) => each !== "" && !each.startsWith("---"))) {
      assert.ok(!message.includes(line.slice(0, 12)), "it shows the key");
    }
  });

  it("are neither none nor three", () => {
    assert.deepEqual(check().map(describeProblem), ["keys is 0 keys; allowed: one key, or two in a rotation"]);
    const [problem] = check(EC, RSA, makeEcKey());
    assert.match(describeProblem(problem ?? assert.fail()), /^keys is 3 keys/);
  });

  it("differ from each other, by name and by content", () => {
    assert.deepEqual(
      check(EC, `\n${EC}\n\n`).map(({ key }) => key),
      ["keys.1.pem"],
    );
    const same = findKeyProblems(
      [
        { name: "a", pem: EC },
        { name: "a", pem: RSA },
      ],
      "keys",
    );
    assert.deepEqual(
      same.map(({ key, received }) => [key, received]),
      [["keys.1.name", "a"]],
    );
  });

  it("go to CloudFront with one line's end, however the file ends them", () => {
    assert.equal(toEncodedKey(EC.trim()), EC);
    assert.equal(toEncodedKey(`\n${EC}\n\n`), EC);
    assert.ok(EC.endsWith("-----\n"));
    assert.equal(toEncodedKey(PRIVATE), undefined, "the public half of a private key is no public key in the file");
  });
});
