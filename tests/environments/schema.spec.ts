import assert from "node:assert/strict";
import { z } from "zod";
import { NAMESPACE, stackFileSchema } from "../../environments/schema";
import { specifyValues } from "../support/accepted-values";
import { STACKS } from "../support/program";
import { pathsOf, readConfig, readFacts, withValue } from "../support/stack-files";

/** Keys of the real files that may be left out. */
const OPTIONAL: ReadonlySet<string> = new Set([
  "database.iamUser",
  "database.auditedStatements",
  "cache.purpose",
  "compute.instancesNeeded",
  "compute.predictiveScaling",
  "compute.placementStrategy",
  "tables.replicaRegions",
  "storage.media.archiveTiers.archiveAccessAfterDays",
  "storage.media.archiveTiers.deepArchiveAccessAfterDays",
  "edge.originShieldRegion",
  "edge.hasMediaFailover",
  "objectives.availabilityPercent",
  "storage.replicaRegion",
  "storage.archive.retentionDays",
  "storage.archive.glacierInstantAfterDays",
  "storage.archive.deepArchiveAfterDays",
  "edge.originSecretVersion",
  "edge.healthCheckPath",
  "observability.availabilityPercent",
  "recovery.restoreTestTime",
  "recovery.practiceRunWindow",
]);

describe("the schema of a stack file", () => {
  const { aws, tags, budget } = stackFileSchema.shape;

  for (const stack of STACKS) {
    it(`accepts ${stack}'s`, () => {
      assert.doesNotThrow(() => readFacts(stack));
    });

    it(`misses no key of ${stack}'s that is not optional`, () => {
      for (const path of pathsOf(readFacts(stack))) {
        const isOptional =
          OPTIONAL.has(path) ||
          /^objectives\.|^observability\..*\.(emails|webhooks)$|^tables\..*\.(sortKey|expiryAttribute)$/.test(path);
        const { success } = stackFileSchema.safeParse(withValue(readFacts(stack), path, undefined));
        assert.equal(success, isOptional, path);
      }
    });

    it(`reads every key of ${stack}'s under the project's own namespace`, () => {
      for (const key of Object.keys(readConfig(stack))) assert.ok(key.startsWith(`${NAMESPACE}:`), key);
    });
  }

  it("refuses unknown keys in every block", () => {
    for (const block of [
      "",
      "aws.",
      "tags.",
      "budget.",
      "objectives.",
      "objectives.regionLoss.",
      "network.",
      "database.",
      "cache.",
      "compute.",
      "compute.sleep.",
      "storage.",
      "storage.archive.",
      "storage.media.",
      "edge.",
      "edge.domain.",
      "edge.firewall.",
      "observability.",
      "observability.page.",
      "recovery.",
      "recovery.standby.",
    ]) {
      const facts = withValue(readFacts(block === "compute.sleep." ? "dev" : "prod"), `${block}colour`, "blue");
      assert.ok(!stackFileSchema.safeParse(facts).success, block);
    }
  });

  it("has the same keys in the same order in dev's and prod's file", () => {
    const required = (stack: string): string[] =>
      pathsOf(readFacts(stack)).filter(
        (path) =>
          !/^objectives|sleep|replicaRegion|edge\.(originSecretVersion|domain|firewall|healthCheckPath)|observability\.(page|availability)|recovery\.(rest|prac|stand)/.test(
            path,
          ),
      );
    assert.deepEqual(required("dev"), required("prod"));
  });

  it("says of every key what it means and what may stand there", () => {
    const visit = (node: z.core.JSONSchema.JSONSchema, path: string): void => {
      assert.ok(node.description?.endsWith("."), `${path} has a description`);
      for (const [key, part] of Object.entries(node.properties ?? {})) visit(part as typeof node, `${path}.${key}`);
      if (node.properties !== undefined || node.type === "integer") return;
      assert.equal(typeof node["allowed"], "string", `${path} says what is allowed`);
    };
    visit(z.toJSONSchema(stackFileSchema), "config");
  });

  it("accepts dev and prod as environment, in lower case", () => {
    const { environment } = stackFileSchema.shape;
    assert.deepEqual(
      ["dev", "prod", "Prod", "staging"].map((name) => environment.safeParse(name).success),
      [true, true, false, false],
    );
  });

  it("accepts time zones by their IANA names only", () => {
    const { timeZone } = stackFileSchema.shape;
    for (const name of ["Asia/Seoul", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+9"])
      assert.ok(timeZone.safeParse(name).success, name);
    for (const name of ["KST", "asia/seoul", "+09:00", "Seoul", ""]) assert.ok(!timeZone.safeParse(name).success, name);
  });

  describe("aws", () => {
    specifyValues(aws, {
      accountId: { accepted: ["012345678901"], refused: [123456789012, "12345678901", "1234-5678-9012"] },
      region: { accepted: ["ap-northeast-2", "us-gov-west-1"], refused: ["ap-northeast-2a", "Seoul", "ap-northeast"] },
    });
  });

  describe("budget", () => {
    specifyValues(budget, { monthlyUsd: { accepted: [1, 1_000_000], refused: [0, -5, 99.5, "100"] } });
  });

  describe("tags", () => {
    const value = {
      accepted: ["Platform Team", "플랫폼", "a@b.c/d:e=f+g-h_i"],
      refused: ["", "aws:x", "AWS:x", "a;b", "x".repeat(257)],
    };
    specifyValues(tags, { owner: value, costCentre: value });
  });
});
