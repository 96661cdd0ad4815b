import assert from "node:assert/strict";
import { architectureOf, isInstanceType } from "../../../components/shared/instance-architecture";

describe("an instance type's architecture", () => {
  const arm = [
    ..."a1.large t4g.micro t4g.2xlarge m6g.large m7gd.xlarge m8g.metal-24xl c6gn.large c7gn.large c8gb.large".split(
      " ",
    ),
    ..."r8g.large x2gd.large im4gn.large is4gen.large i8ge.large g5g.xlarge hpc7g.4xlarge p6e-gb200.36xlarge".split(
      " ",
    ),
  ];
  const intelOrAmd = [
    ..."t2.micro t3.small t3a.large m5.large m7i-flex.large m7a.large c7i.large r6idn.large x2iedn.large".split(" "),
    ..."g4dn.xlarge g4ad.xlarge g5.xlarge g6.xlarge g6e.xlarge gr6.4xlarge p5.48xlarge inf2.xlarge trn1.2xlarge".split(
      " ",
    ),
    ..."i4i.large u7i-12tb.224xlarge u-6tb1.metal hpc7a.12xlarge z1d.large".split(" "),
  ];

  it("is arm64 for every Graviton family", () => {
    for (const type of arm) assert.equal(architectureOf(type), "arm64", type);
  });

  it("is x86_64 for Intel, AMD and graphics families", () => {
    for (const type of intelOrAmd) assert.equal(architectureOf(type), "x86_64", type);
  });

  it("accepts the types it knows the architecture of", () => {
    for (const type of [...arm, ...intelOrAmd]) assert.ok(isInstanceType(type), type);
  });

  it("refuses Mac hosts, other services' classes and loose text", () => {
    for (const type of ["mac1.metal", "mac2-m2.metal", "db.t3.micro", "cache.t3.micro", "t3", "t3.", "t3 .small", ""]) {
      assert.ok(!isInstanceType(type), type);
    }
  });
});
