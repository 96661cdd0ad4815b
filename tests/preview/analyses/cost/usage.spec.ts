import assert from "node:assert/strict";
import {
  DEFAULT_USAGE,
  findProfile,
  profileNames,
  readUsage,
  USAGE_KEYS,
} from "../../../../preview/analyses/cost/usage";

describe("usage profiles", () => {
  it("are small, medium and large, each amount growing, and medium where nobody chose", () => {
    assert.deepEqual(profileNames(), ["small", "medium", "large"]);
    assert.equal(DEFAULT_USAGE.name, "medium");
    for (const key of USAGE_KEYS) {
      const amounts = profileNames().map((name) => findProfile(name)?.amounts[key] ?? 0);
      assert.deepEqual(
        [...new Set([0, ...amounts])].sort((one, other) => one - other),
        [0, ...amounts],
        key,
      );
    }
  });

  it("know no other name", () => {
    assert.equal(findProfile("huge"), undefined);
  });
});

describe("a usage file", () => {
  const read = (content: unknown): readonly string[] => readUsage(content, "usage.yaml").problems;

  it("states some amounts and takes the others from the profile it names, or the default one", () => {
    const { profile, problems } = readUsage({ basedOn: "small", natGatewayGb: 500 }, "usage.yaml");
    assert.deepEqual(problems, []);
    assert.equal(profile.name, "usage.yaml on small");
    assert.deepEqual(profile.amounts, { ...findProfile("small")?.amounts, natGatewayGb: 500 });
    assert.deepEqual(readUsage({ logGb: 0 }, "usage.yaml").profile.amounts, { ...DEFAULT_USAGE.amounts, logGb: 0 });
  });

  it("is told each of its mistakes in a sentence: file, key, value, what is allowed", () => {
    const mistakes = read({ basedOn: "huge", natGatewayGb: "much", logGb: -1, bucketGb: null, natGateway: 5 });
    assert.equal(mistakes.length, 5);
    assert.equal(mistakes[0], 'usage.yaml: basedOn is "huge"; allowed: small, medium, large');
    assert.equal(mistakes[1], 'usage.yaml: natGatewayGb is "much"; allowed: a number of GB, 0 or more');
    assert.equal(mistakes[2], "usage.yaml: logGb is -1; allowed: a number of GB, 0 or more");
    assert.equal(mistakes[3], "usage.yaml: bucketGb is null; allowed: a number of GB, 0 or more");
    assert.match(mistakes[4] ?? "", /^usage\.yaml: natGateway is no amount; allowed: basedOn, readerRequestsMillion, /);
  });

  it("is refused where it is no mapping, or gives no finite number", () => {
    for (const content of [null, [], "small", 3]) assert.match(read(content).join(), /not a mapping of amounts/);
    for (const value of [NaN, Infinity]) assert.equal(read({ logGb: value }).length, 1);
  });
});
