import assert from "node:assert/strict";
import { hasRandomPart } from "../../policy/random-names";
import { ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

describe("a name with a random part", () => {
  const random = makeResource("random:index/randomId:RandomId", "id");
  const key = makeResource("aws:kms/key:Key", "key");
  const secret = makeResource(
    "aws:secretsmanager/secret:Secret",
    "secret",
    { name: "one", kmsKeyId: "two" },
    { propertyDependencies: { name: [random.urn], kmsKeyId: [key.urn] } },
  );
  const view = ResourceView.of(secret);
  const stack = new StackView(makeGraph([random, key, secret]), "dev");

  it("comes from a random resource", () => {
    assert.equal(hasRandomPart(view, "name", stack), true);
  });

  it("does not come from elsewhere, or from nowhere", () => {
    assert.equal(hasRandomPart(view, "kmsKeyId", stack), false);
    assert.equal(hasRandomPart(view, "description", stack), false);
  });
});
