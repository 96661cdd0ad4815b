import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { runEdge } from "../../support/edge";
import { makeEcKey } from "../../support/pem";

const KEY = "aws:cloudfront/publicKey:PublicKey";
const GROUP = "aws:cloudfront/keyGroup:KeyGroup";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

const media = { bucketRegionalDomainName: "media.s3.ap-northeast-2.amazonaws.com" };
const [OLD, NEW] = [makeEcKey(), makeEcKey()];
const oldKey = { name: "2026-05", pem: OLD.trim() };
const newKey = { name: "2026-11", pem: NEW };

async function readMediaBehavior(args: Parameters<typeof runEdge>[0]): Promise<JsonObject> {
  const { graph } = await runEdge(args);
  const behaviors = graph.one(DISTRIBUTION).inputs["orderedCacheBehaviors"] as JsonObject[];
  return behaviors.find(({ pathPattern }) => pathPattern === "/media/*") ?? assert.fail("no media");
}

describe("signed media", () => {
  it("are checked with the stack file's public keys, in one group that the media's behaviour trusts", async () => {
    const args = { media, signedMedia: { publicKeys: [oldKey, newKey] } };
    const { graph } = await runEdge(args);
    assert.deepEqual(
      graph.all(KEY).map(({ name, inputs }) => [name, inputs["encodedKey"]]),
      [
        ["cloudmart-edge-media-2026-05", OLD],
        ["cloudmart-edge-media-2026-11", NEW],
      ],
    );
    assert.deepEqual(graph.one(GROUP).inputs["items"], [
      "publickey-cloudmart-edge-media-2026-05",
      "publickey-cloudmart-edge-media-2026-11",
    ]);
    assert.deepEqual((await readMediaBehavior(args))["trustedKeyGroups"], ["keygroup-cloudmart-edge-media"]);
  });

  it("leave names to AWS, so that a key can be replaced while the group uses the old one", async () => {
    const { graph } = await runEdge({ media, signedMedia: { publicKeys: [oldKey] } });
    assert.equal(graph.one(KEY).inputs["name"], undefined);
    assert.equal(graph.one(GROUP).inputs["name"], undefined);
  });

  it("leave site and API open", async () => {
    const { graph } = await runEdge({ media, signedMedia: { publicKeys: [oldKey] } });
    const { defaultCacheBehavior, orderedCacheBehaviors } = graph.one(DISTRIBUTION).inputs;
    const [api] = orderedCacheBehaviors as JsonObject[];
    assert.equal((defaultCacheBehavior as JsonObject)["trustedKeyGroups"], undefined);
    assert.equal(api?.["trustedKeyGroups"], undefined);
  });

  it("are for everybody without keys", async () => {
    const { graph } = await runEdge({ media });
    assert.deepEqual([...graph.all(KEY), ...graph.all(GROUP)], []);
    assert.equal((await readMediaBehavior({ media }))["trustedKeyGroups"], undefined);
  });
});

describe("Origin Shield", () => {
  it("stands before media and load balancer, in the Region asked for, and not before the site", async () => {
    const { graph } = await runEdge({ media, originShieldRegion: "ap-northeast-2" });
    const origins = graph.revealed(graph.one(DISTRIBUTION).urn)["origins"] as JsonObject[];
    const shield = { enabled: true, originShieldRegion: "ap-northeast-2" };
    assert.deepEqual(
      origins.map(({ originId, originShield }) => [originId, originShield]),
      [
        ["site", undefined],
        ["api", shield],
        ["media", shield],
      ],
    );
  });

  it("is not there unless it is asked for", async () => {
    const { graph } = await runEdge({ media });
    const origins = graph.revealed(graph.one(DISTRIBUTION).urn)["origins"] as JsonObject[];
    assert.ok(origins.every(({ originShield }) => originShield === undefined));
  });
});

describe("media with a copy in another Region", () => {
  const copied = { ...media, replicaRegionalDomainName: "media-copy.s3.us-east-1.amazonaws.com" };

  it("are read from the copy when the Region fails or its key refuses", async () => {
    const args = { media: copied, hasMediaFailover: true, originShieldRegion: "ap-northeast-2" };
    const { graph } = await runEdge(args);
    const { originGroups, origins } = graph.one(DISTRIBUTION).inputs;
    assert.deepEqual(originGroups, [
      {
        originId: "media-or-copy",
        members: [{ originId: "media" }, { originId: "media-copy" }],
        failoverCriteria: { statusCodes: [403, 500, 502, 503, 504] },
      },
    ]);
    const [own, copy] = (origins as JsonObject[]).slice(-2);
    assert.deepEqual(
      [own?.["domainName"], copy?.["domainName"]],
      [copied.bucketRegionalDomainName, copied.replicaRegionalDomainName],
    );
    assert.equal(copy?.["originAccessControlId"], own?.["originAccessControlId"]);
    assert.deepEqual(copy?.["originShield"], own?.["originShield"]);
    assert.equal((await readMediaBehavior(args))["targetOriginId"], "media-or-copy");
  });

  it("are read from their bucket alone where the stack does not ask for it", async () => {
    const { graph } = await runEdge({ media: copied });
    const { originGroups, origins } = graph.one(DISTRIBUTION).inputs;
    assert.equal(originGroups, undefined);
    assert.equal((origins as JsonObject[]).length, 3);
    assert.equal((await readMediaBehavior({ media: copied }))["targetOriginId"], "media");
  });
});
