import assert from "node:assert/strict";
import { runEdge } from "../../support/edge";

describe("the response headers", () => {
  it("are these, whatever the origin says", async () => {
    const { graph } = await runEdge({ contentSecurityPolicy: "default-src 'none'" });
    const policy = graph.one("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy");
    assert.deepEqual(policy.inputs["securityHeadersConfig"], {
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'", override: true },
    });
  });
});
