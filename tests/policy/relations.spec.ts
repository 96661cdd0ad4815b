import assert from "node:assert/strict";
import { leadingTo, ledTo } from "../../policy/relations";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { CannotTell, type ResourceView, StackView } from "../../policy/views";
import { alter, type Change } from "../support/rules";
import { loadGraph } from "../support/program";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const VPC = "aws:ec2/vpc:Vpc";

/** Prod with another `vpcId` in its flow log, which comes from these URNs. */
async function flowLogOf(vpcId: string, from: (graph: ResourceGraph) => readonly string[]): Promise<StackView> {
  const graph = await loadGraph("prod");
  const change: Change = alter(FLOW_LOG, (log) => ({
    ...log,
    inputs: { ...log.inputs, vpcId },
    propertyDependencies: { ...log.propertyDependencies, vpcId: from(graph) },
  }));
  return new StackView(change(graph), "prod");
}

function urnsOf(type: string): (graph: ResourceGraph) => readonly string[] {
  return ({ resources }) => resources.filter((each: GraphResource) => each.type === type).map(({ urn }) => urn);
}

function follow(stack: StackView): { readonly there: readonly ResourceView[]; readonly back: readonly ResourceView[] } {
  const [log] = stack.all(FLOW_LOG);
  const [vpc] = stack.all(VPC);
  assert.ok(log !== undefined && vpc !== undefined);
  return { there: ledTo(stack, log, "vpcId", VPC), back: leadingTo(stack, vpc, FLOW_LOG, "vpcId") };
}

describe("relations", () => {
  it("are followed in both directions", async () => {
    const { there, back } = follow(new StackView(await loadGraph("prod"), "prod"));
    assert.deepEqual(
      [...there, ...back].map(({ name }) => name),
      ["cloudmart-network", "cloudmart-network-flow-log"],
    );
  });

  it("lead nowhere from an id that was written by hand", async () => {
    const stack = await flowLogOf("vpc-0123456789abcdef0", () => []);
    assert.deepEqual(follow(stack), { there: [], back: [] });
  });

  it("lead nowhere from a value that comes from something else", async () => {
    const stack = await flowLogOf("vpc-0123456789abcdef0", urnsOf("aws:kms/key:Key"));
    assert.deepEqual(follow(stack), { there: [], back: [] });
  });

  it("are followed by what an unknown value comes from", async () => {
    const { there, back } = follow(await flowLogOf("[unknown]", urnsOf(VPC)));
    assert.deepEqual([there.length, back.length], [1, 1]);
  });

  it("cannot be told where a value comes out of a component, unknown or not", async () => {
    for (const vpcId of ["[unknown]", "vpc-0123456789abcdef0"]) {
      const stack = await flowLogOf(vpcId, urnsOf("awsx:ec2:Vpc"));
      assert.throws(() => follow(stack), CannotTell);
      const [vpc] = stack.all(VPC);
      assert.ok(vpc !== undefined);
      assert.throws(() => leadingTo(stack, vpc, FLOW_LOG, "vpcId"), CannotTell);
    }
  });
});
