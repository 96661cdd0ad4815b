import assert from "node:assert/strict";
import fc from "fast-check";
import * as ipaddr from "ipaddr.js";
import { planSubnets, reservedBlocks, validateSubnetPlan } from "../../../components/network/subnet-plan";
import { ConfigurationError, describeProblem } from "../../../components/shared/errors";

/** Every private block from /16 to /19. */
const privateBlock = fc
  .tuple(
    fc.integer({ min: 16, max: 19 }),
    fc.oneof(
      fc.tuple(fc.constant(10), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 })),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.integer({ min: 0, max: 255 })),
      fc.tuple(fc.constant(192), fc.constant(168), fc.integer({ min: 0, max: 255 })),
    ),
  )
  .map(([prefix, [first, second, third]]) => {
    const size = 2 ** (24 - prefix);
    return `${first}.${second}.${Math.floor(third / size) * size}.0/${prefix}`;
  });
const zoneCount = fc.integer({ min: 1, max: 10 });

function blocksOf(cidrBlock: string, zones: number): string[] {
  return planSubnets(cidrBlock, zones).flatMap((zone) => [zone.public, zone.private, zone.isolated]);
}

describe("planSubnets", () => {
  it("lays out 10.0.0.0/16 as the design says", () => {
    assert.deepEqual(planSubnets("10.0.0.0/16", 3), [
      { public: "10.0.1.0/24", private: "10.0.11.0/24", isolated: "10.0.21.0/24" },
      { public: "10.0.2.0/24", private: "10.0.12.0/24", isolated: "10.0.22.0/24" },
      { public: "10.0.3.0/24", private: "10.0.13.0/24", isolated: "10.0.23.0/24" },
    ]);
  });

  for (const [cidrBlock, first, tenth] of [
    ["172.31.0.0/16", "172.31.1.0/24", "172.31.30.0/24"],
    ["192.168.128.0/17", "192.168.129.0/24", "192.168.158.0/24"],
    ["10.1.64.0/18", "10.1.65.0/24", "10.1.94.0/24"],
    ["10.255.224.0/19", "10.255.225.0/24", "10.255.254.0/24"],
  ] as const) {
    it(`keeps the offsets in ${cidrBlock}, up to the tenth zone`, () => {
      const plan = planSubnets(cidrBlock, 10);
      assert.equal(plan[0]?.public, first);
      assert.equal(plan[9]?.isolated, tenth);
    });
  }

  it("gives every zone blocks inside the VPC's that overlap no other", () => {
    fc.assert(
      fc.property(privateBlock, zoneCount, (cidrBlock, zones) => {
        const blocks = blocksOf(cidrBlock, zones);
        const vpc = ipaddr.IPv4.parseCIDR(cidrBlock);
        assert.equal(new Set(blocks).size, 3 * zones);
        for (const block of blocks) {
          const [address, prefix] = ipaddr.IPv4.parseCIDR(block);
          assert.equal(prefix, 24, "blocks of one size overlap only when they are the same");
          assert.equal(ipaddr.IPv4.networkAddressFromCIDR(block).toString(), address.toString());
          assert.ok(address.match(vpc), `${block} lies in ${cidrBlock}`);
        }
      }),
    );
  });

  it("moves nothing when a zone is appended", () => {
    fc.assert(
      fc.property(privateBlock, fc.integer({ min: 1, max: 9 }), (cidrBlock, zones) => {
        assert.deepEqual(planSubnets(cidrBlock, zones + 1).slice(0, zones), planSubnets(cidrBlock, zones));
      }),
    );
  });

  it("either plans or refuses, whatever it is given", () => {
    const anyBlock = fc.oneof(
      fc.string(),
      privateBlock,
      fc.ipV4().map((address) => `${address}/16`),
      fc.ipV6(),
    );
    const anyCount = fc.oneof(fc.double(), fc.integer(), zoneCount);
    fc.assert(
      fc.property(anyBlock, anyCount, (cidrBlock, zones) => {
        const problems = validateSubnetPlan(cidrBlock, zones);
        if (problems.length === 0) assert.equal(planSubnets(cidrBlock, zones).length, zones);
        else assert.throws(() => planSubnets(cidrBlock, zones), ConfigurationError);
      }),
    );
  });
});

describe("what the subnet plan refuses", () => {
  const why = {
    size: "allowed: a block from /16 to /19. AWS makes no VPC larger than /16, and ten zones of three /24 subnets do not fit below /19",
    public:
      "allowed: a block inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. " +
      "Any other address belongs to somebody on the internet, whom the VPC could then not reach (RFC 1918)",
    zones: "allowed: 1 to 10. The plan keeps ten /24 blocks for each kind of subnet, so that no zone ever has to move",
    form: "allowed: an IPv4 block such as 10.0.0.0/16",
    first: "A block is written with its first address",
  };
  for (const [cidrBlock, ...expected] of [
    ["", why.form],
    ["10.0.0.0", why.form],
    ["10.0/16", why.form],
    ["0x0a.0.0.0/16", why.form],
    ["10.0.0.0/33", why.form],
    ["fd00::/48", why.form],
    [" 10.0.0.0/16", why.form],
    ["10.0.5.0/16", `allowed: 10.0.0.0/16. ${why.first}`],
    ["10.0.0.0/016", `allowed: 10.0.0.0/16. ${why.first}`],
    ["10.0.0.0/15", why.size],
    ["10.0.0.0/20", why.size],
    ["172.32.0.0/16", why.public],
    ["8.8.8.8/8", `allowed: 8.0.0.0/8. ${why.first}`, why.size, why.public],
  ] as const) {
    it(`refuses the block ${JSON.stringify(cidrBlock)}`, () => {
      assert.deepEqual(
        validateSubnetPlan(cidrBlock, 2).map(describeProblem),
        expected.map((text) => `network.cidrBlock is ${JSON.stringify(cidrBlock)}; ${text}`),
      );
    });
  }

  for (const zones of [0, -1, 11, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses ${zones.toString()} zones`, () => {
      assert.deepEqual(validateSubnetPlan("10.0.0.0/16", zones).map(describeProblem), [
        `the number of network.availabilityZones is ${zones.toString()}; ${why.zones}`,
      ]);
    });
  }

  it("reports the block and the zones together", () => {
    assert.equal(validateSubnetPlan("10.0.0.0/20", 11).length, 2);
  });
});

describe("reservedBlocks", () => {
  it("covers the subnets of one kind in ten zones, exactly and with few blocks", () => {
    fc.assert(
      fc.property(privateBlock, fc.constantFrom("public", "private", "isolated"), (cidrBlock, kind) => {
        const subnets = planSubnets(cidrBlock, 10).map((zone) => zone[kind]);
        const covered = reservedBlocks(cidrBlock, kind).flatMap((block) => {
          const [address, prefix] = ipaddr.IPv4.parseCIDR(block);
          assert.equal(ipaddr.IPv4.networkAddressFromCIDR(block).toString(), address.toString());
          const [first = 0, second = 0, third = 0] = address.octets;
          return Array.from({ length: 2 ** (24 - prefix) }, (_, index) => `${first}.${second}.${third + index}.0/24`);
        });
        assert.deepEqual(covered, subnets);
        assert.ok(reservedBlocks(cidrBlock, kind).length <= 5);
      }),
    );
  });

  it("refuses what the plan refuses", () => {
    assert.throws(() => reservedBlocks("10.0.0.0/24", "private"), ConfigurationError);
  });
});
