import assert from "node:assert/strict";
import { isTexts, ofType, referredTo } from "../../../preview/report/lookup";
import { makeGraph, makeResource } from "../../support/graphs";

const subnet = makeResource("aws:ec2/subnet:Subnet", "main-1");
const similar = makeResource("aws:ec2/subnet:Subnet", "main-10");
const graph = makeGraph([subnet, similar]);

describe("lookup", () => {
  it("finds resources by type", () => {
    assert.deepEqual(ofType(graph, "aws:ec2/subnet:Subnet"), [subnet, similar]);
  });

  it("follows a reference to its resource, not to one with a longer name", () => {
    assert.equal(referredTo(graph, "<aws:ec2/subnet:Subnet::main-1.id>"), subnet);
    assert.equal(referredTo(graph, "<aws:ec2/subnet:Subnet::main-10.arn>"), similar);
    for (const value of ["subnet-1", "[unknown]", 5, null, undefined])
      assert.equal(referredTo(graph, value), undefined);
  });

  it("tells a list of texts from anything else", () => {
    assert.equal(isTexts(["a"]), true);
    for (const value of ["a", [1], null, undefined]) assert.equal(isTexts(value), false);
  });
});
