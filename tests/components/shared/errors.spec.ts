import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { ConfigurationError, describeProblem, refuse } from "../../../components/shared/errors";

const problem = { key: "database.storageGiB", received: 10, allowed: "20 to 65536" };

describe("a problem", () => {
  it("says the key, the value received and what is allowed", () => {
    assert.equal(describeProblem(problem), "database.storageGiB is 10; allowed: 20 to 65536");
  });

  it("says the file to open and why, where it knows them", () => {
    assert.equal(
      describeProblem({ ...problem, file: "Pulumi.prod.yaml", reason: "RDS starts there" }),
      "Pulumi.prod.yaml: database.storageGiB is 10; allowed: 20 to 65536. RDS starts there",
    );
  });

  it("calls an absent value missing", () => {
    assert.equal(
      describeProblem({ ...problem, received: undefined }),
      "database.storageGiB is missing; allowed: 20 to 65536",
    );
  });

  it("says a statement in place of a value that must not be shown", () => {
    const text = describeProblem({ ...problem, received: "hunter2", statement: "encrypted" });
    assert.equal(text, "database.storageGiB is encrypted; allowed: 20 to 65536");
  });

  it("shows text in quotes, so that a number written as text can be told from a number", () => {
    assert.match(describeProblem({ ...problem, received: "10" }), / is "10";/);
  });

  it("shortens a long value", () => {
    const text = describeProblem({ ...problem, received: "x".repeat(500) });
    assert.equal(text, `database.storageGiB is "${"x".repeat(79)}...; allowed: 20 to 65536`);
  });

  it("never shows a private key, wherever it was pasted", () => {
    const pasted = { publicKeys: `-----BEGIN PRIVATE KEY-----${String.raw`\n`}MIGHAgEAMBMGByqGSM49` };
    for (const received of [pasted, pasted.publicKeys, [pasted]]) {
      const text = describeProblem({ ...problem, received });
      assert.equal(text, "database.storageGiB is a private key, which is not shown; allowed: 20 to 65536");
    }
  });

  it("can be described whatever was received", () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const odd = [cycle, 1n, Symbol("x"), () => 1, NaN, null];
    const texts = odd.map((received) => describeProblem({ ...problem, received }));
    assert.deepEqual(
      texts.map((text) => text.slice("database.storageGiB is ".length, text.indexOf(";"))),
      ["object", "bigint", "symbol", "function", "NaN", "null"],
    );
    fc.assert(fc.property(fc.anything(), (received) => describeProblem({ ...problem, received }).length > 0));
  });
});

describe("refusing", () => {
  it("does nothing without a problem", () => {
    assert.doesNotThrow(() => {
      refuse([]);
    });
  });

  it("lists every problem in one error", () => {
    const other = { key: "compute.image", received: "app", allowed: "a tag" };
    assert.throws(
      () => {
        refuse([problem, other]);
      },
      {
        message:
          "2 problems in the configuration:\n" +
          "  - database.storageGiB is 10; allowed: 20 to 65536\n" +
          '  - compute.image is "app"; allowed: a tag',
      },
    );
  });

  it("counts a single problem as one", () => {
    assert.match(new ConfigurationError([problem]).message, /^1 problem in the configuration:/);
  });

  it("is a RunError, which the engine shows without a stack trace", () => {
    assert.ok(pulumi.RunError.isInstance(new ConfigurationError([problem])));
  });
});
