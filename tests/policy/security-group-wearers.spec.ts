import assert from "node:assert/strict";
import { wearersOf } from "../../policy/security-group-wearers";
import { StackView } from "../../policy/views";
import { loadGraph } from "../support/program";

describe("who wears a security group", () => {
  it("is found through the graph, inside a launch template too", async () => {
    const stack = new StackView(await loadGraph("prod"), "prod");
    const worn = stack
      .all("aws:ec2/securityGroup:SecurityGroup")
      .map((group) => [group.name, wearersOf(group, stack).map(({ name }) => name)]);
    assert.deepEqual(Object.fromEntries(worn), {
      "cloudmart-cache-security-group": ["cloudmart-cache"],
      "cloudmart-compute-alb": ["cloudmart-compute-alb"],
      "cloudmart-compute-instances": ["cloudmart-compute-instance"],
      "cloudmart-database-security-group": ["cloudmart-database"],
    });
  });
});
