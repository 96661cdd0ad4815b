import assert from "node:assert/strict";
import { isPublic, natGatewaysOf, ROUTE_TABLE, SUBNET, subnetsOf, waysOutOf } from "../../policy/subnet-routes";
import { StackView } from "../../policy/views";
import { loadGraph } from "../support/program";
import { edit } from "../support/rules";

describe("the routes of a subnet", () => {
  it("make it public, private or isolated", async () => {
    const stack = new StackView(await loadGraph("dev"), "dev");
    const routes = stack
      .all(SUBNET)
      .map((subnet) => [
        subnet.name.replace("cloudmart-network-", ""),
        [
          isPublic(subnet, stack),
          natGatewaysOf(subnet, stack).map(({ name }) => name),
          waysOutOf(subnet, stack).length,
        ],
      ]);
    assert.deepEqual(Object.fromEntries(routes), {
      "public-1": [true, [], 1],
      "public-2": [true, [], 1],
      "private-1": [false, ["cloudmart-network-1"], 1],
      "private-2": [false, ["cloudmart-network-1"], 1],
      "isolated-1": [false, [], 0],
      "isolated-2": [false, [], 0],
    });
  });

  it("count where they are written inside the table, and lead everywhere", async () => {
    const name = "cloudmart-network-isolated-1";
    const change = edit(
      ROUTE_TABLE,
      (inputs) => {
        inputs["routes"] = [
          { cidrBlock: "10.9.0.0/16", gatewayId: "vgw-1" },
          { ipv6CidrBlock: "::/0", gatewayId: "igw-1" },
        ];
      },
      name,
    );
    const stack = new StackView(change(await loadGraph("prod")), "prod");
    const subnet = stack.all(SUBNET).find((each) => each.name === name);
    assert.ok(subnet);
    assert.deepEqual(
      waysOutOf(subnet, stack).map(({ at }) => at),
      ["routes[1]."],
    );
    assert.equal(isPublic(subnet, stack), true);
  });

  it("belong to a table, which knows its subnets", async () => {
    const stack = new StackView(await loadGraph("prod"), "prod");
    const pairs = stack
      .all(ROUTE_TABLE)
      .flatMap((table) => subnetsOf(table, stack).map(({ name }) => [table.name, name]));
    assert.equal(pairs.length, 6);
    assert.ok(pairs.every(([table, subnet]) => table === subnet));
  });
});
