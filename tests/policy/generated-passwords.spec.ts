import assert from "node:assert/strict";
import { PASSWORD, specialCharactersOf, takersOf } from "../../policy/generated-passwords";
import type { JsonObject } from "../../policy/resource-graph";
import { ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

const DATABASE = "aws:rds/instance:Instance";

describe("generated passwords", () => {
  it("draw from the provider's special characters unless told otherwise", () => {
    const special = (inputs: JsonObject) =>
      specialCharactersOf(ResourceView.of(makeResource(PASSWORD, "password", inputs))).join("");
    assert.equal(special({}), "!@#$%&*()-_=+[]{}<>:?");
    assert.equal(special({ special: true, overrideSpecial: "-_" }), "-_");
    assert.equal(special({ special: false, overrideSpecial: "-_" }), "");
  });

  it("are taken as a secret or write-only", () => {
    const password = makeResource(PASSWORD, "password");
    const take = (name: string, property: string, from: string[]) =>
      makeResource(DATABASE, name, { [property]: "[secret]" }, { propertyDependencies: { [property]: from } });
    const resources = [
      password,
      take("stated", "password", [password.urn]),
      take("written", "passwordWo", [password.urn]),
      take("other", "password", []),
    ];
    const stack = new StackView(makeGraph(resources), "dev");
    assert.deepEqual(
      takersOf(ResourceView.of(password), stack, DATABASE, "password").map(({ name }) => name),
      ["stated", "written"],
    );
  });
});
