import { loadGlobalGraph } from "../../../support/global-stack";
import { makePrivateKey, makeRsaKey } from "../../../support/pem";
import { proveRules, write } from "../../../support/rules";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const KEY = "aws:cloudfront/publicKey:PublicKey";
const FIRST = "cloudmart-edge-media-first";

proveRules(
  [
    {
      rule: "origin-shield-is-offered-there",
      title: "a Region without a regional edge cache",
      change: write(DISTRIBUTION, "origins[1].originShield.originShieldRegion", "ap-northeast-3"),
      message: /origins\[1\]\.originShield\.originShieldRegion is "ap-northeast-3"; write one of ap-northeast-1, /,
    },
    {
      rule: "public-key-is-one-that-cloudfront-takes",
      title: "a private key, which the message does not show",
      change: write(KEY, "encodedKey", makePrivateKey(), FIRST),
      message:
        /^(?!.*BEGIN PRIVATE).*encodedKey is "a private key, which is not shown"; write a public key in PEM form/s,
    },
    {
      rule: "public-key-is-one-that-cloudfront-takes",
      title: "a key of another length",
      change: write(KEY, "encodedKey", makeRsaKey(1024), FIRST),
      message: /encodedKey is "a key of type rsa 1024"; write .* RSA with 2048 bits/,
    },
    {
      rule: "public-key-is-one-that-cloudfront-takes",
      title: "text that is no key",
      change: write(KEY, "encodedKey", "AAAA\n", FIRST),
      message: /encodedKey is "no key"/,
    },
    {
      rule: "public-key-is-one-that-cloudfront-takes",
      title: "a key that ends without a line's end",
      change: write(KEY, "encodedKey", makeRsaKey(2048).trim(), FIRST),
      message: /encodedKey is "a key without a line's end"; end it with one/,
    },
    {
      rule: "origin-group-fails-over-to-a-copy",
      title: "the site's bucket in the copy's place",
      change: write(DISTRIBUTION, "originGroups[0].members[1].originId", "site"),
      message:
        /originGroups\[0\]\.members is "cloudmart-edge-site"; name the bucket that gets the copies of cloudmart-storage-media/,
    },
    {
      rule: "signed-origin-is-signed-in-every-behaviour",
      title: "the copy behind another path without a signature",
      change: write(DISTRIBUTION, "defaultCacheBehavior.targetOriginId", "media-copy"),
      message: /defaultCacheBehavior\.trustedKeyGroups is not set/,
    },
    {
      rule: "signed-origin-is-signed-in-every-behaviour",
      title: "the same bucket behind another path without a signature",
      change: write(DISTRIBUTION, "defaultCacheBehavior.targetOriginId", "media"),
      message: /defaultCacheBehavior\.trustedKeyGroups is not set; name the key group of the other behaviour/,
    },
  ],
  loadGlobalGraph,
);

proveRules([
  {
    rule: "signed-origin-is-signed-in-every-behaviour",
    unchanged: "not applicable",
    title: "one of two behaviours of the media with a signature",
    change: (graph) =>
      write(
        DISTRIBUTION,
        "defaultCacheBehavior.targetOriginId",
        "media",
      )(write(DISTRIBUTION, "orderedCacheBehaviors[1].trustedKeyGroups", ["key-group"])(graph)),
    message: /name the key group/,
  },
]);
