import assert from "node:assert/strict";
import { zonesOf } from "../../policy/subnet-zones";
import { CannotTell, ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

const SUBNET = "aws:ec2/subnet:Subnet";
const NAMES = ["by-name", "by-id", "unplaced"];

function zonesBelow(...names: readonly string[]): readonly string[] {
  const subnets = [
    makeResource(SUBNET, "by-name", { availabilityZone: "ap-northeast-2a" }),
    makeResource(SUBNET, "by-id", { availabilityZoneId: "apne2-az1" }),
    makeResource(SUBNET, "unplaced"),
  ];
  const references = names.map((name) => `<${SUBNET}::${name}.id>`);
  const group = makeResource("aws:autoscaling/group:Group", "group", { vpcZoneIdentifiers: references });
  const stack = new StackView(makeGraph([...subnets, group]), "dev");
  return zonesOf(ResourceView.of(group), "vpcZoneIdentifiers", stack);
}

describe("the zones of the subnets that a property names", () => {
  it("are read by name or by id, in the order and as often as named", () => {
    assert.deepEqual(zonesBelow("by-id", "by-name", "by-name"), ["apne2-az1", "ap-northeast-2a", "ap-northeast-2a"]);
  });

  it("cannot be told where a subnet leaves its zone to AWS", () => {
    assert.throws(() => zonesBelow(...NAMES), CannotTell);
  });
});
