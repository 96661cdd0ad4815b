import assert from "node:assert/strict";
import { Domain, type DomainArgs } from "../../../components/domain/domain";
import { ConfigurationError } from "../../../components/shared/errors";
import { type MockedGraph, runMocked, sourcesOf, valueOf } from "../../support/mocks";

const ARGS: DomainArgs = { name: "shop.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ", region: "ap-northeast-2" };

const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const RECORD = "aws:route53/record:Record";

async function run(overrides: Partial<DomainArgs> = {}): Promise<{ domain: Domain; graph: MockedGraph }> {
  const { result, graph } = await runMocked(() => new Domain("cloudmart-domain", { ...ARGS, ...overrides }));
  return { domain: result, graph };
}

describe("the domain", () => {
  it("has a certificate in us-east-1 and one in the stack's Region, each for the name and all below it", async () => {
    const { graph } = await run();
    const certificates = graph.all(CERTIFICATE).map(({ inputs }) => inputs);
    assert.deepEqual(certificates.map(({ region }) => region).sort(), ["ap-northeast-2", "us-east-1"]);
    for (const { domainName, subjectAlternativeNames, validationMethod } of certificates) {
      assert.deepEqual([domainName, subjectAlternativeNames], ["shop.example.com", ["*.shop.example.com"]]);
      assert.equal(validationMethod, "DNS");
    }
  });

  it("proves both certificates, name and wildcard, by one record", async () => {
    const { graph } = await run();
    const { inputs } = graph.one(RECORD);
    assert.deepEqual(inputs, {
      zoneId: "Z0123456789ABCDEFGHIJ",
      name: "_proof.shop.example.com.",
      type: "CNAME",
      ttl: 300,
      records: ["_answer.acm-validations.aws."],
    });
    const validations = graph.all(VALIDATION).map((each) => each.inputs);
    assert.equal(validations.length, 2);
    for (const { validationRecordFqdns } of validations) {
      assert.deepEqual(validationRecordFqdns, ["_proof.shop.example.com."]);
    }
  });

  it("waits for each certificate in the certificate's own Region", async () => {
    const { graph } = await run();
    for (const certificate of graph.all(CERTIFICATE)) {
      assert.equal(graph.one(VALIDATION, certificate.name).inputs["region"], certificate.inputs["region"]);
    }
  });

  it("hands out certificates only once they are issued", async () => {
    const { domain, graph } = await run();
    for (const [arn, name] of [
      [domain.viewerCertificateArn, "cloudmart-domain-viewer"],
      [domain.certificateArn, "cloudmart-domain-balancer"],
    ] as const) {
      const validation = graph.one(VALIDATION, name);
      assert.equal(await valueOf(arn), validation.inputs["certificateArn"]);
      assert.ok((await sourcesOf(arn)).includes(validation.urn));
    }
  });

  it("makes one certificate for both where the stack is in us-east-1", async () => {
    const { domain, graph } = await run({ region: "us-east-1" });
    assert.equal(graph.all(CERTIFICATE).length, 1);
    assert.equal(await valueOf(domain.certificateArn), await valueOf(domain.viewerCertificateArn));
  });

  it("serves the name and www before it", async () => {
    assert.deepEqual((await run()).domain.hostNames, ["shop.example.com", "www.shop.example.com"]);
  });

  it("refuses what is no DNS name and no zone, both at once", async () => {
    await assert.rejects(run({ name: "shop", hostedZoneId: "zone" }), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.deepEqual(
        error.problems.map(({ key }) => key),
        ["domain.name", "domain.hostedZoneId"],
      );
      return true;
    });
  });
});
