import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { EDGE_ARGS, PLAIN_EDGE, runEdge } from "../../support/edge";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const HEADERS_POLICY_ID = "responseheaderspolicy-cloudmart-edge-security";

async function readInputs(...args: Parameters<typeof runEdge>): Promise<JsonObject> {
  return (await runEdge(...args)).graph.one(DISTRIBUTION).inputs;
}

/** Origins hold a secret, so the graph shows none of them; the mocks can. */
async function readOrigin(id: string, ...args: Parameters<typeof runEdge>): Promise<JsonObject> {
  const { graph } = await runEdge(...args);
  const origins = graph.revealed(graph.one(DISTRIBUTION).urn)["origins"] as JsonObject[];
  const origin = origins.find(({ originId }) => originId === id);
  assert.ok(origin !== undefined);
  return origin;
}

describe("the distribution", () => {
  it("sends /api/* to the load balancer, every method, nothing cached, with all that the reader sent", async () => {
    const inputs = await readInputs();
    assert.deepEqual(inputs["orderedCacheBehaviors"], [
      {
        pathPattern: "/api/*",
        targetOriginId: "api",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        originRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
        responseHeadersPolicyId: HEADERS_POLICY_ID,
      },
    ]);
  });

  it("sends everything else to the site, which the routing function belongs to alone", async () => {
    const inputs = await readInputs();
    assert.deepEqual(inputs["defaultCacheBehavior"], {
      targetOriginId: "site",
      viewerProtocolPolicy: "redirect-to-https",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
      compress: true,
      cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      responseHeadersPolicyId: HEADERS_POLICY_ID,
      functionAssociations: [
        {
          eventType: "viewer-request",
          functionArn: "arn:aws:cloudfront:ap-northeast-2:123456789012:function/cloudmart-edge-routing",
        },
      ],
    });
  });

  it("has no error responses of its own, so that the API's 404 and 403 reach the reader", async () => {
    for (const args of [{}, PLAIN_EDGE]) {
      assert.equal((await readInputs(args))["customErrorResponses"], undefined);
    }
  });

  it("speaks HTTP/2 and 3 over IPv4 and IPv6, in the price class asked for", async () => {
    const { httpVersion, isIpv6Enabled, priceClass } = await readInputs();
    assert.deepEqual([httpVersion, isIpv6Enabled, priceClass], ["http2and3", true, "PriceClass_200"]);
    assert.equal((await readInputs(PLAIN_EDGE))["priceClass"], "PriceClass_100");
  });

  it("answers the domain's names with its certificate and TLS 1.2 at least", async () => {
    const inputs = await readInputs();
    assert.deepEqual(inputs["aliases"], ["shop.example.com", "www.shop.example.com"]);
    assert.deepEqual(inputs["viewerCertificate"], {
      acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/viewer",
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2025",
    });
  });

  it("works on CloudFront's own name without a domain", async () => {
    const inputs = await readInputs(PLAIN_EDGE);
    assert.equal(inputs["aliases"], undefined);
    assert.deepEqual(inputs["viewerCertificate"], { cloudfrontDefaultCertificate: true });
  });

  it("stands behind the firewall where there is one", async () => {
    const webAcl = "arn:aws:wafv2:us-east-1:123456789012:webacl/cloudmart-edge-firewall";
    assert.equal((await readInputs())["webAclId"], webAcl);
    assert.equal((await readInputs(PLAIN_EDGE))["webAclId"], undefined);
  });

  it("shows the load balancer the secret header, and keeps it secret", async () => {
    const { graph } = await runEdge();
    const distribution = graph.one(DISTRIBUTION);
    assert.ok(!JSON.stringify(distribution.inputs).includes(String(EDGE_ARGS.compute.originHeader?.value)));
    assert.deepEqual((await readOrigin("api"))["customHeaders"], [EDGE_ARGS.compute.originHeader]);
    assert.equal((await readOrigin("site"))["customHeaders"], undefined);
  });

  it("reads the site as itself, with a signature on every request", async () => {
    const { graph } = await runEdge();
    const control = graph.one("aws:cloudfront/originAccessControl:OriginAccessControl");
    assert.deepEqual(control.inputs, {
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    assert.deepEqual(await readOrigin("site"), {
      originId: "site",
      domainName: "cloudmart-edge-site.s3.ap-northeast-2.amazonaws.com",
      originAccessControlId: "originaccesscontrol-cloudmart-edge-site",
    });
  });
});

describe("the way to the load balancer", () => {
  const read = async (args: Parameters<typeof runEdge>[0] = {}): Promise<JsonObject> =>
    (await readOrigin("api", args))["customOriginConfig"] as JsonObject;

  it("is HTTPS with TLS 1.2 where there is a certificate, whose name is the reader's Host", async () => {
    const config = await read();
    assert.deepEqual([config["originProtocolPolicy"], config["httpsPort"]], ["https-only", 443]);
    assert.deepEqual(config["originSslProtocols"], ["TLSv1.2"]);
  });

  it("is plain HTTP without one, and without the reader's Host, which is CloudFront's own", async () => {
    assert.equal((await read(PLAIN_EDGE))["originProtocolPolicy"], "http-only");
    const [api] = (await readInputs(PLAIN_EDGE))["orderedCacheBehaviors"] as JsonObject[];
    assert.equal(api?.["originRequestPolicyId"], "b689b0a8-53d0-40ab-baf2-68738e2966ac");
  });
});

describe("the media behind the CDN", () => {
  const media = { bucketRegionalDomainName: "media.s3.ap-northeast-2.amazonaws.com" };

  it("are read from their own bucket with signed requests, below one path", async () => {
    const inputs = await readInputs({ media });
    const origin = (inputs["origins"] as JsonObject[]).find(({ originId }) => originId === "media");
    assert.equal(origin?.["domainName"], media.bucketRegionalDomainName);
    assert.equal(typeof origin["originAccessControlId"], "string");
    const [api, files, ...others] = inputs["orderedCacheBehaviors"] as JsonObject[];
    assert.deepEqual([api?.["pathPattern"], files?.["pathPattern"], others], ["/api/*", "/media/*", []]);
    assert.deepEqual([files?.["targetOriginId"], files?.["allowedMethods"]], ["media", ["GET", "HEAD"]]);
    assert.equal(files?.["viewerProtocolPolicy"], "redirect-to-https");
    assert.equal(files["functionAssociations"], undefined, "a missing file is no page of the site");
  });

  it("are not there without a bucket of media", async () => {
    const inputs = await readInputs({});
    assert.equal((inputs["origins"] as JsonObject[]).length, 2);
    assert.equal((inputs["orderedCacheBehaviors"] as JsonObject[]).length, 1);
  });
});
