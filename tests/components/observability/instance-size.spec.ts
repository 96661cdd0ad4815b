import assert from "node:assert/strict";
import { readInstanceSize } from "../../../components/observability/instance-size";

describe("the size of an instance", () => {
  it("is read from its class", () => {
    assert.deepEqual(readInstanceSize("db.t3.micro"), { vcpus: 2, memoryGiB: 1, isBurstable: true });
    assert.deepEqual(readInstanceSize("db.r7g.2xlarge"), { vcpus: 8, memoryGiB: 64, isBurstable: false });
    assert.deepEqual(readInstanceSize("cache.m6g.large"), { vcpus: 2, memoryGiB: 8, isBurstable: false });
    assert.equal(readInstanceSize("db.q1.large").memoryGiB, undefined);
  });
});
