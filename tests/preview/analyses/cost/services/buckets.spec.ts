import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { makeResource } from "../../../../support/graphs";
import { cents, price, unpriced } from "../../../../support/cost";

const BUCKET = "aws:s3/bucket:Bucket";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const NOTHING = { bucketGb: 0, bucketWritesThousand: 0, bucketReadsThousand: 0 };

/** Each charge by what it is for, rounded to cents. */
function figures(cost: ReturnType<typeof price>): Record<string, number> {
  return Object.fromEntries(cost.lines.map(({ what, monthlyUsd }) => [what, cents(monthlyUsd)]));
}

const bucket = (name: string, rule?: JsonObject): GraphResource[] => [
  makeResource(BUCKET, name),
  ...(rule === undefined
    ? []
    : [
        makeResource(LIFECYCLE, name, {
          bucket: `<${BUCKET}::${name}.bucket>`,
          rules: [{ status: "Enabled", ...rule }],
        }),
      ]),
];

const step = (days: number, storageClass: string): JsonObject => ({ days, storageClass });
const AGEING = {
  transitions: [step(30, "STANDARD_IA"), step(90, "GLACIER_IR"), step(365, "DEEP_ARCHIVE")],
  expiration: { days: 1000 },
};
const TIERING = { transitions: [step(0, "INTELLIGENT_TIERING")] };

const replication = (from: string, to: string, extra: JsonObject = {}): GraphResource =>
  makeResource(REPLICATION, from, {
    bucket: `<${BUCKET}::${from}.bucket>`,
    rules: [{ destination: { bucket: `<${BUCKET}::${to}.arn>`, ...extra } }],
  });

describe("the price of buckets", () => {
  it("is Standard's for what only expires, shared among them", () => {
    const two = [...bucket("logs", { expiration: { days: 7 } }), ...bucket("plain")];
    assert.equal(cents(price(two, { ...NOTHING, bucketGb: 100 }).usageMonthlyUsd), 2.5);
  });

  it("of an archive follows each object through its classes: of 1000 GB, 30 in Standard, 60 in Infrequent Access", () => {
    const found = figures(price(bucket("archive", AGEING), { ...NOTHING, archiveGb: 1000 }));
    assert.equal(found["archive, storage in STANDARD"], 0.75); // 30 x 0.025
    assert.equal(found["archive, storage in STANDARD_IA"], 0.83); // 60 x 0.0138
    assert.equal(found["archive, storage in GLACIER_IR"], 1.38); // 275 x 0.005
    assert.equal(found["archive, storage in DEEP_ARCHIVE"], 1.27); // 635 x 0.002
  });

  it("of an archive without an end counts the last class as long as all others", () => {
    const rule = { transitions: [step(100, "GLACIER")] };
    const found = figures(price(bucket("archive", rule), { ...NOTHING, archiveGb: 1000 }));
    assert.equal(found["archive, storage in STANDARD"], 12.5); // 500 x 0.025
    assert.equal(found["archive, storage in GLACIER"], 2.25); // 500 x 0.0045
  });

  it("of media is the dearest tier's", () => {
    const cost = price(bucket("media", TIERING), { ...NOTHING, mediaGb: 100 });
    assert.equal(figures(cost)["media, storage in Intelligent-Tiering"], 2.5);
    assert.match(cost.lines[0]?.assumption ?? "", /dearest tier/);
  });

  it("of a copy elsewhere is that of the whole amount once more, at the prices there", () => {
    const amounts = { ...NOTHING, mediaGb: 100 };
    const originals = [...bucket("one", TIERING), ...bucket("other", TIERING)];
    assert.equal(cents(price(originals, amounts).usageMonthlyUsd), 2.5);
    const elsewhere = bucket("copy", TIERING).map((each) => ({
      ...each,
      inputs: { ...each.inputs, region: "us-east-1" },
    }));
    assert.equal(cents(price([...originals, ...elsewhere], amounts).usageMonthlyUsd), 4.8);
  });

  it("of a bucket elsewhere without a purpose is nothing", () => {
    const elsewhere = makeResource(BUCKET, "logs", { region: "us-east-1" });
    assert.deepEqual(figures(price([elsewhere])), {});
  });

  it("of replication is the traffic, the time control and four metrics", () => {
    const sides = [...bucket("one", TIERING), ...bucket("copy", TIERING)];
    const amounts = { ...NOTHING, mediaGb: 0, replicatedGb: 100 };
    const plain = price([...sides, replication("one", "copy")], amounts);
    assert.deepEqual(figures(plain), { "replication, to the other Region": 8 });
    const enabled = { status: "Enabled" };
    const timed = replication("one", "copy", { replicationTime: enabled, metrics: enabled });
    assert.deepEqual(figures(price([...sides, timed], amounts)), {
      "replication, to the other Region": 8,
      "replication, time control": 1.5,
      "replication, metrics": 1.2,
    });
  });

  it("says that nobody here knows what accelerated uploads cost", () => {
    const acceleration = makeResource("aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration", "media");
    const [line, ...others] = unpriced(acceleration);
    assert.deepEqual(others, []);
    assert.match(line ?? "", /^bucket, accelerated uploads: no price for transfer acceleration/);
  });
});
