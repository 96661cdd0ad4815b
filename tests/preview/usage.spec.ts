import assert from "node:assert/strict";
import { UsageError } from "../../preview/engine/project";
import { chooseUsage } from "../../preview/usage";
import { makeFiles } from "../support/projects";

const folder = makeFiles({
  "more.yaml": "basedOn: large\nnatGatewayGb: 1000\n",
  "more.json": '{ "natGatewayGb": 1000 }',
  "wrong.yaml": "natGatewayGb: -1\nlogGB: 3\n",
  "broken.yaml": "a: [1",
  "alias.yaml": "a: *x\n",
  "folder/file": "",
});

function refusal(name: string): string {
  try {
    chooseUsage(name, folder);
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
  throw new Error(`${name} was accepted`);
}

describe("--usage", () => {
  it("takes a shipped profile, or a file in YAML or JSON", () => {
    assert.equal(chooseUsage("small", folder).name, "small");
    const { name, amounts } = chooseUsage("more.yaml", folder);
    assert.deepEqual([name, amounts.natGatewayGb, amounts.logGb], ["more.yaml on large", 1000, 50]);
    assert.equal(chooseUsage("more.json", folder).name, "more.json on medium");
  });

  it("refuses everything else, each mistake on a line of its own", () => {
    assert.equal(refusal("huge"), '--usage is "huge"; allowed: small, medium, large, a file of amounts');
    assert.match(refusal("alias.yaml"), /^alias\.yaml is not valid YAML: .*\bx$/);
    assert.equal(refusal("folder"), "folder cannot be read: it is a folder");
    assert.match(refusal("broken.yaml"), /^broken\.yaml is not valid YAML: /);
    assert.match(
      refusal("wrong.yaml"),
      /^wrong\.yaml: natGatewayGb is -1; .*\nerror: wrong\.yaml: logGB is no amount; /,
    );
  });
});
