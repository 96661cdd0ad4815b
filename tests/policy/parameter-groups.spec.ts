import assert from "node:assert/strict";
import { parameterGroupOf, parameterValue } from "../../policy/parameter-groups";
import { UNKNOWN } from "../../policy/resource-graph";
import { CannotTell, ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

const GROUP = "aws:rds/parameterGroup:ParameterGroup";
const group = makeResource(GROUP, "group", { parameters: [{ name: "rds.force_ssl", value: 1 }] });

function groupNamed(parameterGroupName: string | undefined, comesFrom: string[] = []): ResourceView | undefined {
  const instance = makeResource(
    "aws:rds/instance:Instance",
    "database",
    parameterGroupName === undefined ? {} : { parameterGroupName },
    { propertyDependencies: { parameterGroupName: comesFrom } },
  );
  return parameterGroupOf(ResourceView.of(instance), new StackView(makeGraph([group, instance]), "dev"), GROUP);
}

describe("parameter groups as rules read them", () => {
  it("finds the stack's group, by name and, before it has one, by where the name comes from", () => {
    assert.equal(groupNamed(`<${GROUP}::group.name>`)?.name, "group");
    assert.equal(groupNamed(UNKNOWN, [group.urn])?.name, "group");
  });

  it("finds none where AWS's default group serves", () => {
    assert.equal(groupNamed(undefined), undefined);
    assert.equal(groupNamed("default.postgres15"), undefined);
  });

  it("cannot tell what a group from elsewhere holds", () => {
    assert.throws(() => groupNamed("made-by-hand"), CannotTell);
  });

  it("reads a parameter's value as text, and nothing where the default holds", () => {
    const view = ResourceView.of(group);
    assert.equal(parameterValue(view, "rds.force_ssl"), "1");
    assert.equal(parameterValue(view, "work_mem"), undefined);
  });
});
