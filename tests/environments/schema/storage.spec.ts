import assert from "node:assert/strict";
import { storageSchema } from "../../../environments/schema/storage";
import { specifyValues } from "../../support/accepted-values";

const ARCHIVE = { prefix: "orders", infrequentAccessAfterDays: 30, expireAfterDays: 60 };
const { archive, media } = storageSchema.shape;

describe("the schema of storage", () => {
  specifyValues(storageSchema, {
    replicaRegion: { accepted: ["us-east-1", undefined], refused: ["us-east-1a", "tokyo"] },
    archive: { accepted: [ARCHIVE], refused: [undefined, { ...ARCHIVE, lock: "Governance" }] },
    media: { accepted: [{ isAccelerated: true }, undefined], refused: [{}, { isAccelerated: "yes" }] },
  });
});

describe("the schema of storage.archive", () => {
  specifyValues(archive, {
    prefix: {
      accepted: ["orders", "orders/2026", "a=b/c.d_e-f"],
      refused: ["", "/orders", "orders/", "orders/*", "a//b", "a b"],
    },
    infrequentAccessAfterDays: { accepted: [30, 36_500], refused: [29, 36_501, 30.5] },
    glacierInstantAfterDays: { accepted: [60, undefined], refused: [59] },
    deepArchiveAfterDays: { accepted: [60, undefined], refused: [59] },
    retentionDays: { accepted: [undefined, 1, 36_500], refused: [0, 36_501, 1.5] },
    expireAfterDays: { accepted: [60], refused: [59, undefined] },
  });
});

describe("the schema of storage.media", () => {
  const tiers = { prefix: "masters", archiveAccessAfterDays: 90 };
  specifyValues(media.unwrap(), {
    isAccelerated: { accepted: [true, false], refused: ["true", 1] },
    archiveTiers: {
      accepted: [undefined, tiers, { ...tiers, archiveAccessAfterDays: 730, deepArchiveAccessAfterDays: 180 }],
      refused: [
        {},
        { archiveAccessAfterDays: 90 },
        { ...tiers, prefix: "masters/" },
        { ...tiers, archiveAccessAfterDays: 89 },
        { ...tiers, archiveAccessAfterDays: 731 },
        { ...tiers, deepArchiveAccessAfterDays: 179 },
      ],
    },
  });

  it("may be left out", () => {
    assert.ok(media.safeParse(undefined).success);
  });
});
