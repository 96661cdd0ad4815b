import assert from "node:assert/strict";
import fc from "fast-check";
import { dev } from "../../../environments/dev";
import type { Policy } from "../../../environments/policy";
import { prod } from "../../../environments/prod";
import { validateNetwork } from "../../../environments/validate/network";

const aws = { region: "ap-northeast-2" };
const zones = (count: number): string[] =>
  "abcdefghijk"
    .slice(0, count)
    .split("")
    .map((letter) => `ap-northeast-2${letter}`);

describe("the network's block", () => {
  const problemOf = (cidrBlock: string) => validateNetwork({ network: { cidrBlock } })[0];

  for (const cidrBlock of [
    "10.0.0.0/16",
    "10.255.0.0/16",
    "172.16.0.0/16",
    "172.31.224.0/19",
    "192.168.0.0/16",
    "10.0.32.0/19",
  ]) {
    it(`may be ${cidrBlock}`, () => {
      assert.equal(problemOf(cidrBlock), undefined);
    });
  }

  const refused: [cidrBlock: string, reason: RegExp][] = [
    ["10.0.1.0/16", /starts at its own base, here 10\.0\.0\.0\/16/],
    ["10.0.16.0/19", /here 10\.0\.0\.0\/19/],
    ["8.8.0.0/16", /somebody on the internet/],
    ["172.32.0.0/16", /somebody on the internet/],
    ["192.169.0.0/16", /somebody on the internet/],
    ["100.64.0.0/16", /somebody on the internet/],
    ["172.17.0.0/16", /Docker/],
    ["172.17.32.0/19", /Docker/],
    ["10.0.256.0/16", /not an IPv4 block/],
    ["010.0.0.0/16", /not an IPv4 block/],
    ["10.0.0.0", /not an IPv4 block/],
    ["", /not an IPv4 block/],
  ];
  for (const [cidrBlock, reason] of refused) {
    it(`may not be ${cidrBlock || "empty"}`, () => {
      const problem = problemOf(cidrBlock);
      assert.equal(problem?.key, "network.cidrBlock");
      assert.equal(problem.received, cidrBlock);
      assert.match(problem.reason ?? "", reason);
    });
  }

  it("holds every subnet of the plan, also in the smallest block and the most zones", () => {
    const blocks = fc.record({ second: fc.nat(255), prefix: fc.integer({ min: 16, max: 19 }), third: fc.nat(7) });
    fc.assert(
      fc.property(blocks, ({ second, prefix, third }) => {
        const size = 2 ** (24 - prefix);
        const base = Math.floor((third * 32) / size) * size;
        assert.equal(problemOf(`10.${second.toString()}.${base.toString()}.0/${prefix.toString()}`), undefined);
        assert.ok(base + 30 < base + size && base + 30 <= 255); // the last isolated /24 of zone 10
      }),
    );
  });
});

describe("the network's zones", () => {
  const problemsOf = (availabilityZones: string[]) => validateNetwork({ network: { availabilityZones }, aws });

  it("may be two to ten of the Region", () => {
    for (const count of [2, 3, 10]) assert.deepEqual(problemsOf(zones(count)), []);
  });

  it("are at least two, for a DB subnet group and a load balancer", () => {
    const [problem, ...others] = problemsOf(zones(1));
    assert.deepEqual(others, []);
    assert.match(problem?.reason ?? "", /DBSubnetGroupDoesNotCoverEnoughAZs/);
    assert.equal(problem?.allowed, "2 to 10 zones");
    assert.equal(problemsOf([]).length, 1);
  });

  it("are at most ten, the subnet plan's room", () => {
    assert.deepEqual(
      problemsOf(zones(11)).map(({ allowed }) => allowed),
      ["2 to 10 zones"],
    );
  });

  it("are each listed once", () => {
    const problems = problemsOf([...zones(2), ...zones(2), "ap-northeast-2a"]);
    assert.deepEqual(
      problems.map(({ received, allowed }) => [received, allowed]),
      [
        ["ap-northeast-2a", "each zone once"],
        ["ap-northeast-2b", "each zone once"],
      ],
    );
  });

  for (const zone of [
    "us-east-1a",
    "ap-northeast-2-sel-1a",
    "ap-northeast-2",
    "ap-northeast-2aa",
    "ap-northeast-21",
    "apne2-az1",
    "",
  ]) {
    it(`do not include ${zone || "an empty name"}`, () => {
      const problems = problemsOf([...zones(2), zone]);
      assert.deepEqual(
        problems.map(({ received }) => received),
        [zone],
      );
      assert.match(problems[0]?.allowed ?? "", /such as ap-northeast-2a$/);
    });
  }

  it("are not compared with a Region that is not known", () => {
    assert.deepEqual(validateNetwork({ network: { availabilityZones: ["us-east-1a", "us-east-1b"] } }), []);
  });
});

describe("the zones that carry work", () => {
  const problemsOf = (workloadZoneCount: number, count: number, policy?: Policy) =>
    validateNetwork({ network: { availabilityZones: zones(count), workloadZoneCount }, aws }, policy);

  it("are one in dev, two or more in prod", () => {
    assert.deepEqual(problemsOf(1, 2, dev), []);
    assert.deepEqual(problemsOf(2, 2, prod), []);
    assert.deepEqual(problemsOf(3, 3, prod), []);
  });

  it("are not more than there are", () => {
    const [problem] = problemsOf(3, 2, prod);
    assert.equal(problem?.allowed, "1 to 2, the number of network.availabilityZones");
    assert.equal(problemsOf(0, 2, dev).length, 1);
  });

  it("are not one where each zone gets a NAT gateway", () => {
    const [problem] = problemsOf(1, 2, { ...dev, network: prod.network });
    assert.equal(problem?.key, "network.workloadZoneCount");
    assert.equal(problem.allowed, "2 to 2");
  });

  it("are not one where the database has a standby", () => {
    assert.equal(problemsOf(1, 2, { ...dev, database: prod.database }).length, 1);
  });

  it("are one mistake in prod, not two", () => {
    assert.equal(problemsOf(1, 2, prod).length, 1);
  });

  it("are checked without the zones, as far as that goes", () => {
    assert.equal(validateNetwork({ network: { workloadZoneCount: 1 } }, prod).length, 1);
    assert.deepEqual(validateNetwork({ network: { workloadZoneCount: 4 } }, prod), []);
  });
});
