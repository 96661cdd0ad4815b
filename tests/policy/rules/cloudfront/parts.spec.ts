import { proveLimits } from "../../../support/rule-limits";
import { all, alter, type Change, edit, proveRules, write } from "../../../support/rules";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const PAGE = { responseCode: 200, responsePagePath: "/index.html" };

/** A distribution for the site alone, with these error codes shown as a page. */
const showPageFor = (...codes: readonly number[]): Change =>
  all(
    edit(DISTRIBUTION, (inputs) => {
      const origins = inputs["origins"] as readonly { readonly customOriginConfig?: unknown }[];
      inputs["origins"] = origins.filter((each) => each.customOriginConfig === undefined) as never;
    }),
    write(
      DISTRIBUTION,
      "customErrorResponses",
      codes.map((errorCode) => ({ errorCode, ...PAGE })),
    ),
  );
/** The site's bucket lets CloudFront list it as it is. */
const letListBucket = edit(
  POLICY,
  (inputs) =>
    (inputs["policy"] = String(inputs["policy"]).replace('"s3:GetObject"', '["s3:GetObject","s3:ListBucket"]')),
  "cloudmart-storage-media",
);

const PARTS = [
  ["aws:cloudfront/function:Function", "cloudmart-edge-routing"],
  ["aws:cloudfront/originAccessControl:OriginAccessControl", "cloudmart-edge-site"],
  ["aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "cloudmart-edge-security"],
] as const;

proveRules([
  ...PARTS.flatMap(([type, name]) => [
    {
      rule: "distribution-parts-outlive-their-use",
      title: `a fixed name of ${type}`,
      change: write(type, "name", "cloudmart"),
      message: new RegExp(`${name}: name is "cloudmart"; leave it out: CloudFront deletes nothing`),
    },
    {
      rule: "distribution-parts-outlive-their-use",
      title: `${type} deleted before it is replaced`,
      change: alter(type, (part) => ({ ...part, options: { ...part.options, deleteBeforeReplace: true } })),
      message: new RegExp(`${name}: deleteBeforeReplace is true; leave it out`),
    },
  ]),
  {
    rule: "staging-distribution-has-no-aliases",
    title: "a staging distribution under the site's names",
    change: write(DISTRIBUTION, "staging", true),
    message: /aliases is \["cloudmart\.example","www\.cloudmart\.example"\]; leave it out/,
    unchanged: "not applicable",
    satisfiedBy: all(write(DISTRIBUTION, "staging", true), write(DISTRIBUTION, "aliases", undefined)),
  },
  {
    rule: "missing-objects-are-answered-as-403",
    title: "a page for 404 alone",
    change: showPageFor(404),
    message: /customErrorResponses is \[404\]; add 403, the answer of cloudmart-storage-media for/,
    unchanged: "not applicable",
    satisfiedBy: showPageFor(403, 404),
  },
]);

proveLimits([
  {
    rule: "missing-objects-are-answered-as-403",
    title: "buckets that CloudFront may list, which answer 404",
    change: all(showPageFor(404), letListBucket),
  },
]);
