import assert from "node:assert/strict";
import { Audit } from "../../../components/audit/audit";
import { ConfigurationError } from "../../../components/shared/errors";
import { AUDIT_ARGS, AUDIT_NAME, PLAIN_AUDIT, runAudit } from "../../support/audit";
import { runMocked, valueOf } from "../../support/mocks";

const typesOf = async (overrides: Parameters<typeof runAudit>[0]): Promise<string[]> => {
  const { graph } = await runAudit(overrides);
  return [...new Set(graph.resources.map(({ type }) => type.split(":")[1]?.split("/")[0] ?? ""))].sort();
};

describe("the audit tier", () => {
  it("is one component, under which everything stands", async () => {
    const { graph } = await runAudit();
    const { urn } = graph.one("cloudmart:audit:Audit", AUDIT_NAME);
    const others = graph.resources.filter((each) => each.urn !== urn && !each.type.startsWith("pulumi:"));
    assert.ok(others.length > 40);
    assert.deepEqual(
      others.filter(({ parent }) => parent !== urn),
      [],
    );
  });

  it("tells where the trail is and what holds its files", async () => {
    const { audit } = await runAudit();
    assert.match(await valueOf(audit.trailArn), /^arn:aws:cloudtrail:/);
    assert.equal(await valueOf(audit.bucketName), `${AUDIT_NAME}-trail`);
  });

  it("is the trail alone where policy wants no more", async () => {
    assert.deepEqual(await typesOf(PLAIN_AUDIT), ["audit", "cloudtrail", "cloudwatch", "iam", "kms", "s3"]);
    assert.deepEqual(await typesOf({}), ["audit", "cfg", "cloudtrail", "cloudwatch", "guardduty", "iam", "kms", "s3"]);
  });

  it("refuses what AWS would refuse, all at once and before it makes anything", async () => {
    const args = { ...AUDIT_ARGS, label: "-", logRetentionDays: 366, infrequentAccessAfterDays: 7, retentionDays: 400 };
    await assert.rejects(
      runMocked(() => new Audit(AUDIT_NAME, args)),
      (error: ConfigurationError) => {
        const keys = error.problems.map(({ key }) => key);
        assert.deepEqual(keys, [
          "audit.label",
          "audit.logRetentionDays",
          "audit.infrequentAccessAfterDays",
          "audit.retentionDays",
        ]);
        return error instanceof ConfigurationError;
      },
    );
    await assert.rejects(
      runMocked(() => new Audit("a".repeat(45), AUDIT_ARGS)),
      /name of aws:s3\/bucket:Bucket/,
    );
  });
});
