import assert from "node:assert/strict";
import { notApplicable, satisfied, violated } from "../../policy/rule";
import { type Door, doorsOf, doorsOfGroup, judgeDoors } from "../../policy/security-group-doors";
import { type ResourceView, StackView } from "../../policy/views";
import { loadGraph } from "../support/program";
import { add, all } from "../support/rules";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const self = `<${GROUP}::door.id>`;

/** The same door, in each way of writing it. */
const WAYS = [
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: { securityGroupId: self, ipProtocol: "tcp", fromPort: 22, toPort: 23, cidrIpv4: "198.51.100.0/24" },
  },
  {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    inputs: {
      securityGroupId: self,
      type: "ingress",
      protocol: "tcp",
      fromPort: 22,
      toPort: 23,
      cidrBlocks: ["198.51.100.0/24"],
    },
  },
  {
    type: GROUP,
    inputs: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 23, cidrBlocks: ["198.51.100.0/24"] }] },
  },
] as const;

async function stackWith(type: string, inputs: Parameters<typeof add>[2], groupInputs = {}): Promise<StackView> {
  const group = type === GROUP ? [] : [add(GROUP, "door", groupInputs)];
  return new StackView(all(...group, add(type, "door", inputs))(await loadGraph("prod")), "prod");
}

function theDoor(stack: StackView): { readonly door: Door; readonly group: ResourceView } {
  const group = stack.all(GROUP).find(({ name }) => name === "door");
  assert.ok(group);
  const [door, ...others] = doorsOfGroup(group, stack);
  assert.ok(door !== undefined && others.length === 0);
  return { door, group };
}

describe("a security group's doors", () => {
  for (const { type, inputs } of WAYS) {
    it(`read the same when written as ${type}`, async () => {
      const stack = await stackWith(type, inputs);
      const { door, group } = theDoor(stack);
      assert.deepEqual(
        {
          direction: door.direction,
          protocol: door.protocol,
          ports: door.ports,
          blocks: door.addresses().map(({ block }) => block),
          peers: door.peerCount,
          groups: door.groups(stack),
        },
        {
          direction: "in",
          protocol: "tcp",
          ports: [22, 23],
          blocks: ["198.51.100.0/24"],
          peers: 1,
          groups: [group],
        },
      );
      assert.equal(door.isInline, type === GROUP);
    });
  }

  it("open every port with every protocol", async () => {
    const { door } = theDoor(await stackWith(GROUP, { egress: [{ protocol: "ALL", fromPort: 0, toPort: 0 }] }));
    assert.deepEqual([door.direction, door.protocol, door.ports], ["out", "-1", [0, 65_535]]);
  });

  it("know who is on the far side, themselves included", async () => {
    const stack = await stackWith("aws:ec2/securityGroupRule:SecurityGroupRule", {
      securityGroupId: self,
      type: "egress",
      protocol: "tcp",
      fromPort: 1,
      toPort: 1,
      self: true,
      sourceSecurityGroupId: `<${GROUP}::cloudmart-compute-alb.id>`,
      prefixListIds: ["pl-1", "pl-2"],
    });
    const { door } = theDoor(stack);
    assert.deepEqual(
      door.peerGroups(stack).map(({ name }) => name),
      ["cloudmart-compute-alb", "door"],
    );
    assert.deepEqual([door.direction, door.peerCount, door.prefixListCount], ["out", 4, 2]);
  });

  it("belong to nobody here when their group is another stack's", async () => {
    const stack = await stackWith("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
      securityGroupId: "sg-0123456789abcdef0",
      ipProtocol: "-1",
    });
    const [rule] = stack
      .all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
      .filter((each) => each.name === "door");
    assert.ok(rule);
    assert.deepEqual(
      doorsOf(rule).map((door) => door.groups(stack)),
      [[]],
    );
  });

  it("are judged together: a violation first, not applicable where none was judged", async () => {
    const stack = await stackWith(GROUP, { ingress: [{ protocol: "tcp" }, { protocol: "udp" }] });
    const group = stack.all(GROUP).find(({ name }) => name === "door");
    assert.ok(group);
    const wrong = violated("protocol", "udp", "write tcp");
    assert.equal(
      judgeDoors(group, (door) => (door.protocol === "udp" ? wrong : satisfied)),
      wrong,
    );
    assert.equal(
      judgeDoors(group, (door) => (door.protocol === "udp" ? notApplicable : satisfied)),
      satisfied,
    );
    assert.equal(
      judgeDoors(group, () => notApplicable),
      notApplicable,
    );
  });
});
