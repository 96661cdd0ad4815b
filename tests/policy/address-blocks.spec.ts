import assert from "node:assert/strict";
import fc from "fast-check";
import { contains, isWorld, overlap, readBlock } from "../../policy/address-blocks";

const blocks = fc
  .record({
    octets: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)),
    prefix: fc.integer({ min: 0, max: 32 }),
  })
  .map(({ octets, prefix }) => `${octets.join(".")}/${prefix}`);

function read(text: string): NonNullable<ReturnType<typeof readBlock>> {
  const block = readBlock(text);
  assert.ok(block, text);
  return block;
}

describe("address blocks", () => {
  it("reads a block from its first to its last address", () => {
    const { first, last, canonical, family, prefix } = read("10.0.1.7/24");
    assert.deepEqual(
      { first, last, canonical, family, prefix },
      { first: 0x0a000100n, last: 0x0a0001ffn, canonical: "10.0.1.0/24", family: "ipv4", prefix: 24 },
    );
    assert.equal(read("2001:db8::1/32").canonical, "2001:db8::/32");
  });

  it("reads nothing from text that is no block", () => {
    for (const text of ["", "10.0.0.0", "10.0.0.0/33", "<aws:ec2/vpc:Vpc::x.cidrBlock>"]) {
      assert.equal(readBlock(text), undefined, text);
    }
  });

  it("finds that two blocks overlap exactly where one contains the other", () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        const [a, b] = [read(one), read(other)];
        assert.equal(overlap(a, b), contains(a, b) || contains(b, a));
        assert.equal(overlap(a, b), overlap(b, a));
      }),
    );
  });

  it("keeps IPv4 and IPv6 apart", () => {
    assert.equal(contains(read("::/0"), read("10.0.0.0/8")), false);
    assert.equal(overlap(read("0.0.0.0/0"), read("::/0")), false);
  });

  it("takes half the internet for the internet", () => {
    assert.deepEqual(["0.0.0.0/0", "128.0.0.0/1", "::/0", "2000::/3"].map(isWorld), [true, true, true, true]);
    assert.deepEqual(["10.0.0.0/8", "198.51.100.0/24", "2001:db8::/32", "anywhere"].map(isWorld), [
      false,
      false,
      false,
      false,
    ]);
  });
});
