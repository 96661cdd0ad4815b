import assert from "node:assert/strict";
import { partitionOf } from "../../../components/shared/partition";
import { distributionsOf } from "../../../components/storage/partition";

describe("a Region's partition", () => {
  for (const [region, partition] of [
    ["ap-northeast-2", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
  ] as const) {
    it(`of ${region} is ${partition}`, () => {
      assert.equal(partitionOf(region), partition);
      const distributions = distributionsOf({ region, accountId: "123456789012" });
      assert.equal(distributions, `arn:${partition}:cloudfront::123456789012:distribution/*`);
    });
  }
});
