import assert from "node:assert/strict";
import { OutsideError } from "../../../tools/shared/outside-error";

const messageOf = (why: unknown): string => new OutsideError("s3://site/a", why).message;

describe("what went wrong while publishing", () => {
  it("is one line, with AWS's own name for it", () => {
    assert.equal(
      messageOf(Object.assign(new Error("Access\n  Denied"), { name: "AccessDenied" })),
      "s3://site/a: AccessDenied: Access; Denied",
    );
    assert.equal(messageOf(new Error("no line")), "s3://site/a: no line");
    assert.equal(messageOf("error: no stack\n"), "s3://site/a: error: no stack");
  });

  it("says why where several attempts to connect failed", () => {
    const error = new AggregateError([new Error("connect ECONNREFUSED 127.0.0.1:1")], "");
    assert.equal(messageOf(error), "s3://site/a: AggregateError: connect ECONNREFUSED 127.0.0.1:1");
    assert.equal(messageOf(new AggregateError([], "")), "s3://site/a: AggregateError: no answer");
  });
});
