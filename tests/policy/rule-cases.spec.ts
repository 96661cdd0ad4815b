import assert from "node:assert/strict";
import { casesIn } from "../support/rule-cases";

function read(literal: string): unknown {
  const [only] = casesIn(`proveRules([${literal}]);`);
  return only;
}

describe("the cases of a rule's spec", () => {
  it("show the rule satisfied by the unchanged stack, or by a change", () => {
    const satisfied = { rule: "a-b", message: "/x/", isSatisfied: true };
    assert.deepEqual(read('{ rule: "a-b", message: /x/ }'), satisfied);
    assert.deepEqual(read('{ rule: "a-b", message: /x/, unchanged: "satisfied" }'), satisfied);
    assert.deepEqual(read('{ rule: "a-b", message: /x/, unchanged: "waived", satisfiedBy: set({}) }'), satisfied);
  });

  it("show it violated only, where the unchanged stack is waived or has nothing to judge", () => {
    const violated = { rule: "a-b", message: "/x/", isSatisfied: false };
    assert.deepEqual(read('{ rule: "a-b", message: /x/, unchanged: "waived" }'), violated);
    assert.deepEqual(read('{ rule: "a-b", message: /x/, unchanged: "not applicable" as const }'), violated);
  });

  it("show neither where they are limits", () => {
    const limit = { rule: "a-b", message: undefined, isSatisfied: false };
    assert.deepEqual(read('{ rule: "a-b", title: "x", change }'), limit);
  });

  it("are found inside functions, and are not the rules of a resource", () => {
    const text =
      'proveRules([...["x"].map((title) => ({ rule: "a-b", title, message }))]); add(LOCK, { rule: { days: 1 } });';
    assert.deepEqual(casesIn(text), [{ rule: "a-b", message: "", isSatisfied: true }]);
  });
});
