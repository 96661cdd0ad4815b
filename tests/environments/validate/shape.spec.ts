import assert from "node:assert/strict";
import fc from "fast-check";
import { describeProblem } from "../../../components/shared/errors";
import { describeAllowed, validateShape } from "../../../environments/validate/shape";
import { pathsOf, readFacts, withValue } from "../../support/stack-files";

function messages(path: string, value: unknown, stack = "prod"): string[] {
  return validateShape(withValue<unknown>(readFacts(stack), path, value)).map(describeProblem);
}

describe("a value of the wrong shape", () => {
  it("is no problem where there is none", () => {
    assert.deepEqual(validateShape(readFacts("dev")), []);
    assert.deepEqual(validateShape(readFacts("prod")), []);
  });

  const table: [sentence: string, path: string, value: unknown, message: string][] = [
    [
      "says that an unquoted account number is a number",
      "aws.accountId",
      222222222222,
      "aws.accountId is 222222222222; allowed: 12 digits, in quotes. YAML reads it as a number: write it in quotes",
    ],
    [
      "says the same of an unquoted version",
      "database.engineVersion",
      15,
      'database.engineVersion is 15; allowed: "14", "15", "16", "17", "18", in quotes. ' +
        "YAML reads it as a number: write it in quotes",
    ],
    [
      "says that a quoted number is text",
      "database.storageGiB",
      "20",
      'database.storageGiB is "20"; allowed: 20 to 65536. It is text: write a whole number, without quotes',
    ],
    [
      "says that an unquoted yes is true",
      "tags.owner",
      true,
      "tags.owner is true; allowed: 1 to 256 letters, digits, spaces and `_ . : / = + - @`, not beginning with `aws:`. " +
        "YAML reads it as true or false: write it in quotes",
    ],
    [
      "states the range where the schema has one",
      "compute.rootVolumeGiB",
      4,
      "compute.rootVolumeGiB is 4; allowed: 8 to 1024. Amazon Linux 2023's image is 8 GiB",
    ],
    [
      "states the range for a part of a number too",
      "cache.nodeCount",
      1.5,
      "cache.nodeCount is 1.5; allowed: 1 to 6; 1 where one zone carries work. " +
        "A replication group holds one primary and at most 5 replicas",
    ],
    [
      "counts a number that breaks two rules as one mistake",
      "cache.nodeCount",
      1e20,
      "cache.nodeCount is 100000000000000000000; allowed: 1 to 6; 1 where one zone carries work. " +
        "A replication group holds one primary and at most 5 replicas",
    ],
    [
      "calls a missing value missing",
      "timeZone",
      undefined,
      "timeZone is missing; allowed: an IANA zone without daylight saving, such as `Asia/Seoul`",
    ],
    ["lists a missing block's keys", "tags", undefined, "tags is missing; allowed: a block with owner, costCentre"],
    [
      "names the list's element",
      "network.availabilityZones",
      ["ap-northeast-2a", 2],
      "network.availabilityZones.1 is 2; allowed: text. YAML reads it as a number: write it in quotes",
    ],
    [
      "lists the keys there are, and does not show an unknown key's value",
      "aws.secretKey",
      "hunter2",
      "aws.secretKey is not a key of a stack file; allowed: accountId, region",
    ],
    [
      "sends a policy key to the environment's own file",
      "database.isMultiAz",
      false,
      "database.isMultiAz is policy, which no stack file may set; allowed: nothing here; it is decided in " +
        "environments/prod.ts. Relaxing it is a reviewed code change, not a configuration change",
    ],
    [
      "does so for the one setting at the top",
      "protection",
      false,
      "protection is policy, which no stack file may set; allowed: nothing here; it is decided in " +
        "environments/prod.ts. Relaxing it is a reviewed code change, not a configuration change",
    ],
  ];
  for (const [sentence, path, value, message] of table) {
    it(sentence, () => {
      assert.deepEqual(messages(path, value), [message]);
    });
  }

  it("names both environments' place for policy where the stack names neither", () => {
    const facts = withValue<unknown>(
      withValue<unknown>(readFacts("prod"), "environment", "toString"),
      "protection",
      true,
    );
    assert.deepEqual(
      validateShape(facts).map(({ key, allowed }) => [key, allowed]),
      [
        ["environment", "`dev` or `prod`"],
        ["protection", "nothing here; it is decided in environments/<environment>.ts"],
      ],
    );
  });

  it("does not take what every object inherits for policy", () => {
    assert.match(messages("constructor", 1).join(), /^constructor is not a key of a stack file/);
  });

  it("gets one message for each key, whichever of them are wrong", () => {
    const facts = readFacts("dev");
    fc.assert(
      fc.property(fc.subarray(pathsOf(facts)), (paths) => {
        const broken = paths.reduce<unknown>((copy, path) => withValue(copy, path, null), facts);
        assert.deepEqual(
          validateShape(broken)
            .map(({ key }) => key)
            .sort(),
          [...paths].sort(),
        );
      }),
    );
  });

  it("is found in anything, without throwing", () => {
    assert.deepEqual(
      validateShape("text").map(({ received }) => received),
      ["text"],
    );
    fc.assert(fc.property(fc.anything(), (raw) => validateShape(raw).map(describeProblem).length > 0));
  });
});

describe("what is allowed", () => {
  it("is said by the author, the range, the block or the type, in this order", () => {
    assert.equal(describeAllowed({ allowed: "a", minimum: 1, maximum: 2 }), "a");
    assert.equal(describeAllowed({ minimum: 1, maximum: 2, type: "integer" }), "1 to 2");
    assert.equal(describeAllowed({ properties: { a: {}, b: {} }, type: "object" }), "a block with a, b");
    assert.equal(describeAllowed({ type: "string" }), "text");
    assert.equal(describeAllowed({ type: "array" }), "a value of type array");
  });
});
