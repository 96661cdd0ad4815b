import assert from "node:assert/strict";
import { type EdgeArgs, refuseBadArgs } from "../../../components/edge/edge-args";
import { ConfigurationError } from "../../../components/shared/errors";
import { EDGE_ARGS, EDGE_NAME, PLAIN_EDGE } from "../../support/edge";
import { makeEcKey, makePrivateKey } from "../../support/pem";

function keysFor(overrides: Partial<EdgeArgs>, name = EDGE_NAME): string[] {
  try {
    refuseBadArgs(name, { ...EDGE_ARGS, ...overrides });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.problems.map(({ key }) => key);
  }
}

const { compute } = EDGE_ARGS;

describe("what the edge refuses", () => {
  it("accepts prod's arguments and plain ones", () => {
    assert.deepEqual(keysFor({}), []);
    assert.deepEqual(keysFor(PLAIN_EDGE), []);
  });

  const refused: [what: string, overrides: Partial<EdgeArgs>, key: string][] = [
    [
      "a load balancer that serves the world",
      { compute: { ...compute, originHeader: undefined } },
      "edge.compute.originHeader",
    ],
    ["a certificate behind it without a domain", { domain: undefined, isHealthChecked: false }, "edge.domain"],
    ["a domain without a certificate behind it", { compute: { ...compute, isEncrypted: false } }, "edge.domain"],
    ["a firewall without settings", { firewall: undefined }, "edge.firewall"],
    [
      "a rate limit below AWS's",
      { firewall: { mode: "block", requestsPer5Minutes: 9 } },
      "edge.firewall.requestsPer5Minutes",
    ],
    ["a health check without a path", { healthCheckPath: undefined }, "edge.healthCheckPath"],
    ["a health check's path with a space", { healthCheckPath: "/a b" }, "edge.healthCheckPath"],
    ["Origin Shield where CloudFront has none", { originShieldRegion: "ap-northeast-3" }, "edge.originShieldRegion"],
    ["keys without media", { signedMedia: { publicKeys: [{ name: "a", pem: makeEcKey() }] } }, "edge.signedMedia"],
    [
      "a private key",
      {
        media: { bucketRegionalDomainName: "media" },
        signedMedia: { publicKeys: [{ name: "a", pem: makePrivateKey() }] },
      },
      "edge.signedMedia.publicKeys.0.pem",
    ],
    [
      "a failover to no copy",
      { media: { bucketRegionalDomainName: "media" }, hasMediaFailover: true },
      "edge.hasMediaFailover",
    ],
    ["half a day of access logs", { accessLogRetentionDays: 0.5 }, "edge.accessLogRetentionDays"],
    ["a retention that CloudWatch lacks", { firewallLogRetentionDays: 8 }, "edge.firewallLogRetentionDays"],
    ["a security policy of two lines", { contentSecurityPolicy: "a\nb" }, "edge.contentSecurityPolicy"],
    ["a security policy that is too long", { contentSecurityPolicy: "a".repeat(1784) }, "edge.contentSecurityPolicy"],
  ];
  for (const [what, overrides, key] of refused) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(keysFor(overrides), [key]);
    });
  }

  it("refuses a name that leaves no room for the part that makes it unique", () => {
    assert.equal(keysFor({}, "n".repeat(41)).length, 1);
    assert.deepEqual(keysFor({}, "n".repeat(40)), []);
  });

  it("names every problem at once", () => {
    assert.equal(keysFor({ firewall: undefined, healthCheckPath: undefined, accessLogRetentionDays: -1 }).length, 3);
  });
});
